/* SPDX-License-Identifier: MIT */
/* What "pvbench show" says of a text that has a digest in it, or something like one. */
#ifndef TESTS_UNIT_SUPPORT_DIGEST_SHOWN_H
#define TESTS_UNIT_SUPPORT_DIGEST_SHOWN_H

#include "tests/unit/support/spoken.h"

/* With one more word behind its file, or NULL. */
struct spoken digest_shown(const char *text, const char *word);

#endif
