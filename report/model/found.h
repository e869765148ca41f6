/* SPDX-License-Identifier: MIT */
/*
 * Which boot of a run has a fact, remembered: prices ask that for every series, and a thousand
 * boots may have lost the record that says it.  For report/model/ only.
 */
#ifndef REPORT_MODEL_FOUND_H
#define REPORT_MODEL_FOUND_H

#include <stdbool.h>
#include <stddef.h>

#include "report/model/run.h"

/*
 * The first boot, from 0, of which this is true; as many as there are: none.  What is asked is
 * remembered by its word, which says all of it.
 */
size_t run_first_boot(const struct run *run, const char *word,
                      bool (*is)(const struct run_boot *boot, const char *word));

struct run_found *run_found_new(void);
void run_found_free(struct run_found *found);

/* There is a boot more or less: look again. */
void run_found_forget(struct run_found *found);

#endif
