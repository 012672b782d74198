# An SMSC over Net::SMPP (Debian: libnet-smpp-perl), which shares nothing with Pinpost: takes messages from one connection and
# sends a receipt in text for each. Writes its port, then what it understood, a line each.
use strict;
use warnings;
use Net::SMPP;

$| = 1;
my $listener = Net::SMPP->new_listen('127.0.0.1', port => $ARGV[0]) or die "No port: $!";
print "listening\n";
my $link = $listener->accept or die "Nobody came: $!";
my $taken = 0;
while (my $pdu = $link->read_pdu) {
    my $command = $pdu->{cmd};
    if ($command == Net::SMPP::CMD_bind_transceiver) {
        print "bind $pdu->{system_id} $pdu->{password} $pdu->{interface_version}\n";
        $link->bind_transceiver_resp(seq => $pdu->{seq}, system_id => 'perl');
    } elsif ($command == Net::SMPP::CMD_submit_sm) {
        my $id = sprintf '%08X', ++$taken;
        my $text = unpack 'H*', $pdu->{short_message};
        print "submit $pdu->{source_addr} $pdu->{destination_addr} $pdu->{validity_period} "
            . "$pdu->{registered_delivery} $pdu->{data_coding} $text\n";
        $link->submit_sm_resp(seq => $pdu->{seq}, message_id => $id);
        $link->deliver_sm(
            async            => 1,
            source_addr      => $pdu->{destination_addr},
            destination_addr => $pdu->{source_addr},
            esm_class        => 4,
            short_message    => "id:$id sub:001 dlvrd:001 submit date:2611240542 done date:2611240543 stat:DELIVRD err:000 text:",
        );
    } elsif ($command == Net::SMPP::CMD_enquire_link) {
        $link->enquire_link_resp(seq => $pdu->{seq});
    } elsif ($command == Net::SMPP::CMD_unbind) {
        print "unbind\n";
        $link->unbind_resp(seq => $pdu->{seq});
        last;
    } elsif ($command == Net::SMPP::CMD_deliver_sm_resp) {
        print "receipt taken $pdu->{status}\n";
    }
}
