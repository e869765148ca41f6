/* SPDX-License-Identifier: MIT */
/* The catalogue of bench/catalogue.def: see catalogue.h. */
#include "report/cases/catalogue.h"

#include <string.h>

#define NUMBER(number, name, macro)       {CATALOGUE_NUMBER, #macro, #number, #name},
#define AROUND(name)                      {CATALOGUE_NUMBER, "-", "-", #name},
#define ROW(constant, value, name)        {CATALOGUE_ROW, #constant, #value, name},
#define LEFT_OUT(constant, value, reason) {CATALOGUE_LEFT_OUT, #constant, #value, reason},
#define OTHER(constant, value, reason)    {CATALOGUE_OTHER, #constant, #value, reason},

const struct catalogue_entry catalogue[] = {
#include "bench/catalogue.def"
};

const size_t catalogue_size = sizeof(catalogue) / sizeof(*catalogue);

bool catalogue_is_number(const struct catalogue_entry *entry)
{
    return entry->kind == CATALOGUE_NUMBER;
}

size_t catalogue_end(size_t head)
{
    size_t i = head + 1;

    while (i < catalogue_size && !catalogue_is_number(&catalogue[i]))
        i++;
    return i;
}

size_t catalogue_count(size_t from, size_t to, enum catalogue_kind kind)
{
    size_t i, count = 0;

    for (i = from; i < to; i++)
        count += catalogue[i].kind == kind;
    return count;
}

bool catalogue_has_case(const char *name)
{
    size_t i;

    for (i = 0; i < catalogue_size; i++)
        if (catalogue[i].kind == CATALOGUE_ROW && !strcmp(catalogue[i].text, name))
            return true;
    return false;
}

bool case_of_family(const char *name, const char *family)
{
    size_t len = strlen(family);

    return !strncmp(name, family, len) && name[len] == '/';
}

bool catalogue_has_family(const char *name)
{
    size_t i;

    for (i = 0; i < catalogue_size; i++)
        if (catalogue[i].kind == CATALOGUE_NUMBER && case_of_family(name, catalogue[i].text))
            return true;
    return false;
}
