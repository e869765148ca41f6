/* SPDX-License-Identifier: MIT */
/* The first few of many names in a line, and how many more there are. */
#ifndef REPORT_FORMAT_NAMED_H
#define REPORT_FORMAT_NAMED_H

#include <stddef.h>

#include "report/text/texts.h"

struct named {
    char text[256];
    size_t count;
    size_t shown; /* of these in the text */
    size_t room;  /* columns for the text beyond the first name; 0: three names, however long */
};

void named_add(struct named *named, const char *name);

/* Adds "WHAT: a, b, c and 7 more"; nothing when there is no name. */
void named_say(const struct named *named, const char *what, struct texts *texts);

#endif
