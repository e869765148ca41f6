/* SPDX-License-Identifier: MIT */
/* See json.h. */
#include "report/export/json.h"

#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "report/text/text.h"

/* Up to here a double holds every integer. */
#define WHOLE_TO 9007199254740992.0

json_t *export_json_text(const char *text)
{
    char *clean = text_copy(text);
    json_t *string = json_string(clean);

    free(clean);
    return string;
}

json_t *export_json_number(double number)
{
    if (number == floor(number) && fabs(number) <= WHOLE_TO)
        return json_integer((json_int_t)number);
    return json_real(number);
}

void export_json_put(json_t *root, FILE *out)
{
    json_dumpf(root, out, JSON_INDENT(1) | JSON_REAL_PRECISION(15));
    fputc('\n', out);
    json_decref(root);
}
