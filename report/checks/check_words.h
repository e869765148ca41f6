/* SPDX-License-Identifier: MIT */
/*
 * What the checks are written with (check.h): facts by key, options of Xen's command line, and the
 * three verdicts.  Every text of a fact is somebody else's; what is said of it is printable ASCII.
 */
#ifndef REPORT_CHECKS_CHECK_WORDS_H
#define REPORT_CHECKS_CHECK_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "report/checks/check.h"

/* The value of a fact; NULL where it is not known or empty. */
const char *fact_of(const struct check_facts *facts, const char *key);

/* Whether a fact is known and is exactly that word, or has it somewhere. */
bool fact_is(const struct check_facts *facts, const char *key, const char *word);
bool fact_has(const struct check_facts *facts, const char *key, const char *words);

/* Whether a text begins with another; where in it another one begins, or NULL. */
bool text_begins(const char *text, const char *start);
const char *text_find(const char *text, const char *words);

/* The whole number in decimal that a text begins with. */
bool text_count(const char *text, uint64_t *count);

/* A decimal number as thousandths: "0.688" is 688.  False: it is none. */
bool text_thousandths(const char *text, uint64_t *thousandths);

/* Xen's command line as far as it is known; "" where Xen was given none, NULL: not known. */
const char *xen_options(const struct check_facts *facts);

/*
 * The last word of a command line that is this option, as "loglvl=" or, of a switch, "watchdog",
 * and its length; NULL: there is none.
 */
const char *xen_option(const char *line, const char *option, size_t *len);

/* Whether the last word of a switch turns it on, or off: by =no, =0 and so on, or by "no-" before
 * it. */
bool xen_turns_on(const char *line, const char *name);
bool xen_turns_off(const char *line, const char *name);

/* Whether the unit is insns, where no clock is read; whether QEMU emulates the CPU. */
bool counts_insns(const struct check_facts *facts);
bool is_emulated(const struct check_facts *facts);

/* ---- what a check says ---- */

/* Append to its value: a text, its first bytes, a number, thousandths. */
void say(struct check *check, const char *text);
void say_part(struct check *check, const char *text, size_t len);
void say_number(struct check *check, uint64_t number);
void say_thousandths(struct check *check, uint64_t number);

/* Its verdict. */
void is_ok(struct check *check);
void warns(struct check *check, const char *todo);
void cannot_tell(struct check *check, const char *todo);

#endif
