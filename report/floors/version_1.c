/* SPDX-License-Identifier: MIT */
/* See version_1.h. */
#include "report/floors/version_1.h"

#include <stdio.h>

#include "report/prices/measure.h"
#include "report/system/memory.h"
#include "report/text/text.h"

static bool read_floor(struct case_noise *of, enum measure measure, const json_t *value)
{
    double floor = json_number_value(value);

    of->at[measure] = (struct measure_noise){.have = true, .floor = floor};
    return json_is_number(value) && floor >= 0 && floor <= FLOORS_NUMBER_MAX;
}

static bool read_case(struct floors *floors, const char *name, const json_t *object, char *why,
                      size_t size)
{
    struct case_noise *of;
    int k;

    floors->at = memory_grow(floors->at, floors->count, sizeof(*floors->at));
    of = &floors->at[floors->count++];
    of->name = text_copy(name);
    for (k = 0; k < MEASURE_COUNT; k++) {
        const char *word = measure_word((enum measure)k);
        const json_t *value = json_object_get(object, word);

        if (value && !read_floor(of, (enum measure)k, value)) {
            snprintf(why, size, "floors.%s.%s is no number from 0 on", name, word);
            return false;
        }
    }
    return true;
}

bool floors_read_version_1(struct floors *floors, const json_t *root, char *why, size_t size)
{
    json_t *cases = json_object_get(root, "floors"), *object;
    const char *name;

    if (!json_is_object(cases) || json_object_size(cases) > FLOORS_CASES_MAX) {
        snprintf(why, size, "floors is not an object of cases, or has too many");
        return false;
    }
    json_object_foreach(cases, name, object)
    {
        if (!json_is_object(object)) {
            snprintf(why, size, "floors.%s is not an object", name);
            return false;
        }
        if (!read_case(floors, name, object, why, size))
            return false;
    }
    floors->version_1 = true;
    floors_note_names(floors);
    return true;
}
