/* SPDX-License-Identifier: MIT */
#include "bench/output/why.h"

#include "core/text.h"

/* A number that is cut is another number, so a text is not cut while a shorter one is left. */
void why_add(struct record *r, const struct why *why)
{
    unsigned i;

    for (i = 0; i < WHY_TEXTS && why->text[i]; i++)
        if (record_text(r, "why", why->text[i]))
            return;
    if (i)
        record_text_part(r, "why", why->text[i - 1], text_length(why->text[i - 1]), 0);
}
