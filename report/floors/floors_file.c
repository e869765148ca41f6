/* SPDX-License-Identifier: MIT */
/* The file of floors: JSON, and checked like everything that comes from outside.  See floors.h. */
#include <errno.h>
#include <jansson.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "report/floors/version_1.h"
#include "report/floors/floors.h"
#include "report/model/facts.h"
#include "report/prices/measure.h"
#include "report/system/input.h"
#include "report/system/memory.h"
#include "report/text/json_file.h"
#include "report/text/say.h"
#include "report/text/text.h"

#define SCHEMA       "pvbench-floors"
#define FILE_VERSION 2
#define IN_TURNS     "in_turns"

#define FAMILIES_MAX 1000u
/* Two runs have one degree of freedom at least; a sum of some may come out somewhat lower. */
#define FREEDOM_LEAST 0.5
/* Room for the name of what is wrong; the rest of one that is longer is not said. */
#define OF_SIZE 128
/* And as large as they may be. */
#define FILE_MAX (16u << 20)

static json_t *numbers_json(const struct noise *noise)
{
    json_t *object = json_object();

    json_object_set_new(object, "boots", json_real(noise->boots));
    json_object_set_new(object, "between", json_real(noise->between));
    json_object_set_new(object, "freedom", json_real(noise->freedom));
    return object;
}

/* With what pairs of runs in turns know of it, if they do. */
static json_t *noise_json(const struct noise *noise, const struct noise *in_turns)
{
    json_t *object = numbers_json(noise);

    if (in_turns->freedom > 0)
        json_object_set_new(object, IN_TURNS, numbers_json(in_turns));
    return object;
}

static json_t *measure_json(const struct measure_noise *measure)
{
    json_t *object = noise_json(&measure->own, &measure->own_in_turns);

    json_object_set_new(object, "price", json_real(measure->price));
    json_object_set_new(object, "quantum", json_real(measure->quantum));
    return object;
}

static json_t *case_json(const struct case_noise *of)
{
    json_t *object = json_object();
    int k;

    for (k = 0; k < MEASURE_COUNT; k++)
        if (of->at[k].have)
            json_object_set_new(object, measure_word((enum measure)k), measure_json(&of->at[k]));
    return object;
}

bool floors_save(const struct floors *floors, const char *path)
{
    json_t *root = json_object(), *keys = json_object(), *cases = json_object();
    json_t *families = json_object();
    bool good;
    size_t i;

    json_object_set_new(root, "schema", json_string(SCHEMA));
    json_object_set_new(root, "version", json_integer(FILE_VERSION));
    json_object_set_new(root, "runs", json_integer(floors->runs));
    json_object_set_new(root, "boots", json_integer(floors->boots));
    json_object_set_new(root, "host_boots", json_integer(floors->host_boots));
    json_object_set_new(root, "pairs", json_integer(floors->pairs));
    for (i = 0; i < floors->keys.count; i++)
        json_object_set_new(keys, floors->keys.at[i].key, json_string(floors->keys.at[i].value));
    json_object_set_new(root, "keys", keys);
    for (i = 0; i < floors->count; i++)
        json_object_set_new(cases, floors->at[i].name, case_json(&floors->at[i]));
    json_object_set_new(root, "common", noise_json(&floors->common, &floors->common_in_turns));
    for (i = 0; i < floors->family_count; i++)
        json_object_set_new(
            families, floors->families[i].name,
            noise_json(&floors->families[i].own, &floors->families[i].own_in_turns));
    json_object_set_new(root, "families", families);
    json_object_set_new(root, "cases", cases);
    good = json_file_save(root, path);
    json_decref(root);
    return good;
}

__attribute__((format(printf, 2, 3))) static bool refuse(const char *path, const char *format, ...)
{
    char why[512];
    va_list args;

    va_start(args, format);
    vsnprintf(why, sizeof(why), format, args);
    va_end(args);
    say_line("pvbench: %s: %s", path, why);
    return false;
}

static bool read_small(const json_t *root, const char *key, unsigned *out)
{
    const json_t *value = json_object_get(root, key);

    if (!json_is_integer(value) || json_integer_value(value) < 0 ||
        json_integer_value(value) > INT32_MAX)
        return false;
    *out = (unsigned)json_integer_value(value);
    return true;
}

static bool read_keys(struct floors *floors, const json_t *root, const char *path)
{
    json_t *keys = json_object_get(root, "keys"), *value;
    const char *key;

    if (!json_is_object(keys))
        return refuse(path, "keys is not an object");
    if (!json_object_size(keys))
        return refuse(path, "keys is empty: it does not say of which host the floors are");
    json_object_foreach(keys, key, value)
    {
        if (!json_is_string(value))
            return refuse(path, "keys.%s is not a text", key);
        if (!facts_set(&floors->keys, key, json_string_value(value)))
            return refuse(path, "there are too many keys");
    }
    return true;
}

/* A number within these; false: there is none such. */
static bool read_number(const json_t *object, const char *key, double least, double *out)
{
    const json_t *value = json_object_get(object, key);

    *out = json_number_value(value);
    return json_is_number(value) && *out >= least && *out <= FLOORS_NUMBER_MAX;
}

/* What is wrong with it is said by the name of what it is of. */
static bool read_numbers(const json_t *object, const char *of, struct noise *noise,
                         const char *path)
{
    if (!json_is_object(object))
        return refuse(path, "%s is not an object", of);
    if (!read_number(object, "boots", 0, &noise->boots) ||
        !read_number(object, "between", 0, &noise->between))
        return refuse(path, "%s: boots or between is no number from 0 on", of);
    if (!read_number(object, "freedom", FREEDOM_LEAST, &noise->freedom))
        return refuse(path, "%s: freedom is no number from %g on", of, FREEDOM_LEAST);
    return true;
}

/* What pairs know is missing in older files, and where no pair has it. */
static bool read_noise(const json_t *object, const char *of, struct noise *noise,
                       struct noise *in_turns, const char *path)
{
    const json_t *pairs = json_object_get(object, IN_TURNS);
    char of_pairs[OF_SIZE + sizeof(IN_TURNS)];

    snprintf(of_pairs, sizeof(of_pairs), "%s." IN_TURNS, of);
    return read_numbers(object, of, noise, path) &&
           (!pairs || read_numbers(pairs, of_pairs, in_turns, path));
}

static bool read_measure(struct measure_noise *measure, const json_t *object, const char *of,
                         const char *path)
{
    if (!read_noise(object, of, &measure->own, &measure->own_in_turns, path))
        return false;
    if (!read_number(object, "price", -FLOORS_NUMBER_MAX, &measure->price) ||
        !read_number(object, "quantum", 0, &measure->quantum))
        return refuse(path, "%s: price or quantum is no number, or too large", of);
    measure->have = true;
    return true;
}

static bool read_case(struct floors *floors, const char *name, const json_t *object,
                      const char *path)
{
    char of[OF_SIZE];
    struct case_noise *at;
    int k;

    if (!json_is_object(object))
        return refuse(path, "cases.%s is not an object", name);
    if (floors->count == FLOORS_CASES_MAX)
        return refuse(path, "there are more than %u cases", FLOORS_CASES_MAX);
    floors->at = memory_grow(floors->at, floors->count, sizeof(*floors->at));
    at = &floors->at[floors->count++];
    at->name = text_copy(name);
    for (k = 0; k < MEASURE_COUNT; k++) {
        const char *word = measure_word((enum measure)k);
        const json_t *value = json_object_get(object, word);

        snprintf(of, sizeof(of), "cases.%s.%s", name, word);
        if (value && !read_measure(&at->at[k], value, of, path))
            return false;
    }
    return true;
}

static bool read_cases(struct floors *floors, const json_t *root, const char *path)
{
    json_t *cases = json_object_get(root, "cases"), *object;
    const char *name;

    if (!json_is_object(cases))
        return refuse(path, "cases is not an object");
    json_object_foreach(cases, name, object)
    {
        if (!read_case(floors, name, object, path))
            return false;
    }
    floors_note_names(floors);
    return true;
}

static bool read_families(struct floors *floors, const json_t *root, const char *path)
{
    json_t *families = json_object_get(root, "families"), *object;
    const char *name;
    char of[OF_SIZE];

    if (!json_is_object(families))
        return refuse(path, "families is not an object");
    if (json_object_size(families) > FAMILIES_MAX)
        return refuse(path, "there are more than %u families", FAMILIES_MAX);
    json_object_foreach(families, name, object)
    {
        struct family_noise family = {0};

        snprintf(of, sizeof(of), "families.%s", name);
        if (!read_noise(object, of, &family.own, &family.own_in_turns, path))
            return false;
        floors->families =
            memory_grow(floors->families, floors->family_count, sizeof(*floors->families));
        family.name = text_copy(name);
        floors->families[floors->family_count++] = family;
    }
    return true;
}

static bool read_version_1(struct floors *floors, const json_t *root, const char *path)
{
    char why[OF_SIZE + 64];

    return floors_read_version_1(floors, root, why, sizeof(why)) || refuse(path, "%s", why);
}

static bool read_all(struct floors *floors, const json_t *root, const char *path)
{
    const char *schema = json_string_value(json_object_get(root, "schema"));
    unsigned version;

    if (!schema || strcmp(schema, SCHEMA) != 0)
        return refuse(path,
                      "no floors: schema is not \"" SCHEMA "\"; pvbench calibrate makes them");
    if (!read_small(root, "version", &version) || !version || version > FILE_VERSION)
        return refuse(path, "version is not 1 or %d, which this pvbench reads", FILE_VERSION);
    if (!read_small(root, "runs", &floors->runs) || !read_small(root, "boots", &floors->boots))
        return refuse(path, "runs or boots is no number");
    /* Of floors from before it was counted nobody knows how many boots of the host they span. */
    if (json_object_get(root, "host_boots") && !read_small(root, "host_boots", &floors->host_boots))
        return refuse(path, "host_boots is no number");
    if (floors->host_boots > floors->runs)
        return refuse(path, "host_boots is more than there are runs");
    /* Nor were pairs. */
    if (json_object_get(root, "pairs") && !read_small(root, "pairs", &floors->pairs))
        return refuse(path, "pairs is no number");
    if (floors->pairs > floors->runs / 2)
        return refuse(path, "pairs is more than half of the runs");
    if (floors->runs < 2 || floors->boots < floors->runs)
        return refuse(path,
                      "runs and boots are too few to know a floor: pvbench calibrate takes two "
                      "runs of the same at least");
    if (version == 1)
        return read_version_1(floors, root, path) && read_keys(floors, root, path);
    return read_noise(json_object_get(root, "common"), "common", &floors->common,
                      &floors->common_in_turns, path) &&
           read_families(floors, root, path) && read_cases(floors, root, path) &&
           read_keys(floors, root, path);
}

/* NULL: it was refused. */
static json_t *load(const char *path)
{
    struct input *in = input_open(path, FILE_MAX);
    json_error_t error = {0};
    json_t *root = NULL;

    if (!in) {
        refuse(path, "no floors: %s; pvbench calibrate makes them", strerror(errno));
        return NULL;
    }
    if (!input_wrong(in))
        root = json_loadf(input_stream(in), JSON_REJECT_DUPLICATES, &error);
    if (!root)
        refuse(path, "no floors: %s; pvbench calibrate makes them",
               input_wrong(in) ? input_wrong(in) : error.text);
    input_close(in);
    return root;
}

bool floors_load(struct floors *floors, const char *path)
{
    struct stat file;
    json_t *root;
    bool good;

    *floors = (struct floors){0};
    /* jansson makes a tree of it that is some twenty times as large. */
    if (!stat(path, &file) && file.st_size > FILE_MAX)
        return refuse(path, "no floors: it has more than %u bytes", FILE_MAX);
    root = load(path);
    if (!root)
        return false;
    good = read_all(floors, root, path);
    json_decref(root);
    if (!good)
        floors_free(floors);
    return good;
}
