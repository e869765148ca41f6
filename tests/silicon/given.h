/* SPDX-License-Identifier: MIT */
/* What the program was told in front of the kernel's command line. */
#ifndef TESTS_SILICON_GIVEN_H
#define TESTS_SILICON_GIVEN_H

/* Print a "fact" record for each --fact and each --delay. */
void given_facts(void);

#endif
