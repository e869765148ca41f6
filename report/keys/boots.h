/* SPDX-License-Identifier: MIT */
/*
 * Whether the boots of one run are of the same thing.  A log of a console that saw two Xens is no
 * run, and would show one of them under the name of the other.
 */
#ifndef REPORT_KEYS_BOOTS_H
#define REPORT_KEYS_BOOTS_H

#include <stddef.h>

#include "report/keys/across.h"
#include "report/keys/key.h"
#include "report/model/run.h"

/*
 * The first key in which any two boots differ, or which a boot that came to its end does not say
 * and another does; or NULL.  How the host was set is not looked at.
 */
const struct compare_key *compare_key_of_boots(const struct run *run);

/* The same of how the host was set, but for keys that 'across' allows by name. */
const struct compare_key *compare_host_of_boots(const struct run *run,
                                                const struct compare_across *across);

/* "performance in boot 1, powersave in boot 4", of a key in which boots differ. */
void compare_boots_text(const struct run *run, const struct compare_key *key, char *out,
                        size_t size);

#endif
