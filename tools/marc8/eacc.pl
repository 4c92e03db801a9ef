#!/usr/bin/perl
# Writes src/Woordhouder.Collection/Marc/Eacc.txt: the East Asian characters of MARC-8 (EACC, three bytes each) in Unicode, as the Library of
# Congress publishes them in its code tables. Debian's libmarc-charset-perl holds those tables in a form that a program can read.
#
#   apt-get install libmarc-charset-perl && perl tools/marc8/eacc.pl > src/Woordhouder.Collection/Marc/Eacc.txt
#
# Each line is a code in hexadecimal, a space, and the characters of that code and the ones after it; a full stop is a code without character.
use strict;
use warnings;
use MARC::Charset::Table;

binmode STDOUT, ':utf8';
my $table = MARC::Charset::Table->new;
my $eacc = chr 0x31;
for my $first (0x00 .. 0x7F) {
    for my $second (0x00 .. 0x7F) {
        my (@run, $from);
        # Apart from the two rows of punctuation, which also use control bytes, a row is 21-7E.
        for my $third (0x00 .. 0x7F) {
            my $code = $table->lookup_by_marc8($eacc, chr($first) . chr($second) . chr $third) or next;
            $from //= $third;
            push @run, '.' while @run < $third - $from;
            push @run, chr hex $code->ucs;
        }
        printf "%02X%02X%02X %s\n", $first, $second, $from, join '', @run if @run;
    }
}
