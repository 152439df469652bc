# The same by points (RFC 5235), for users who want another limit than the operator's. Needs in dovecot.conf:
#   sieve_extensions = +spamtestplus
#   sieve_spamtest_status_type = score
#   sieve_spamtest_status_header = X-Spam-Status: [[:alnum:]]+, score=(-?[[:digit:]]+\.[[:digit:]]+)
#   sieve_spamtest_max_value = 10
require ["spamtestplus", "relational", "comparator-i;ascii-numeric", "fileinto", "mailbox"];

if spamtest :value "ge" :comparator "i;ascii-numeric" :percent "60" {
  fileinto :create "Junk";
  stop;
}
