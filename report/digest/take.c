/* SPDX-License-Identifier: MIT */
/* The fields of a digest: see digest.h. */
#include "report/digest/digest.h"

#include <stdio.h>
#include <string.h>

#include "report/checks/check.h"
#include "report/system/exit.h"

#define TELLING(name, words) {name, words},
const struct digest_case digest_cases[] = {
#include "bench/summary/telling.def"
};
#undef TELLING
const size_t digest_case_count = sizeof(digest_cases) / sizeof(*digest_cases);
_Static_assert(sizeof(digest_cases) / sizeof(*digest_cases) <= DIGEST_PRICES,
               "a digest has no room for so many prices");

/* What JSON and a double have to the last digit. */
#define NUMBER_MOST (UINT64_C(1) << 53)

/* A digest that is being read, and what is wrong with it. */
struct taking {
    const struct record_view *view;
    char *why;
    size_t size;
};

static bool wrong(const struct taking *t, const char *key, const char *what)
{
    snprintf(t->why, t->size, "its %s %s", key, what);
    return false;
}

static bool take_text(const struct taking *t, const char *key, char out[DIGEST_TEXT])
{
    const struct record_field *field = record_field(t->view, key);

    if (!field)
        return wrong(t, key, "is missing");
    if (!record_decode(field->value, out, DIGEST_TEXT) || !*out)
        return wrong(t, key, "is empty, or too long");
    return true;
}

static bool take_number(const struct taking *t, const char *key, uint64_t *out)
{
    const struct record_field *field = record_field(t->view, key);

    if (!field)
        return wrong(t, key, "is missing");
    if (!record_number(field->value, out) || *out > NUMBER_MOST)
        return wrong(t, key, "is no number, or too large a one");
    return true;
}

/* One of two words. */
static bool take_choice(const struct taking *t, const char *key, const char *yes, const char *no,
                        bool *out)
{
    char text[DIGEST_TEXT];

    if (!take_text(t, key, text))
        return false;
    *out = !strcmp(text, yes);
    if (!*out && strcmp(text, no) != 0)
        return wrong(t, key, "is a word that is not known");
    return true;
}

static bool take_version(const struct taking *t)
{
    uint64_t version;

    if (!take_number(t, "version", &version))
        return false;
    if (version == DIGEST_VERSION)
        return true;
    snprintf(t->why, t->size,
             "its version is %llu, and this pvbench reads %d: take the pvbench "
             "that the kernel came with",
             (unsigned long long)version, DIGEST_VERSION);
    return false;
}

/* docs/format.md, "The last line": what the verdict is worth as an exit status. */
static bool take_verdict(const struct taking *t, struct digest *digest)
{
    static const struct {
        const char *word;
        int status;
    } verdicts[] = {
        {"SUCCESS", EXIT_GOOD},  {"SKIP", EXIT_INCONCLUSIVE}, {"ERROR", EXIT_USAGE},
        {"FAILURE", EXIT_WORSE}, {"CRASH", EXIT_DIED},
    };
    size_t i;

    if (!take_text(t, "verdict", digest->verdict) ||
        !take_choice(t, "controls", "good", "bad", &digest->controls_good))
        return false;
    for (i = 0; i < sizeof(verdicts) / sizeof(*verdicts); i++)
        if (!strcmp(digest->verdict, verdicts[i].word)) {
            digest->exit_status = verdicts[i].status;
            if (!digest->controls_good)
                digest->exit_status = exit_worse(digest->exit_status, EXIT_USAGE);
            return true;
        }
    return wrong(t, "verdict", "is a word that is not known");
}

static bool take_checks(const struct taking *t, struct digest *digest)
{
    const struct record_field *field = record_field(t->view, "checks");

    if (!field)
        return wrong(t, "checks", "are missing");
    if (!record_decode(field->value, digest->checks, sizeof(digest->checks)) ||
        strspn(digest->checks, "owu") != strlen(digest->checks))
        return wrong(t, "checks", "have a letter that is not known");
    if (strlen(digest->checks) != check_count())
        return wrong(t, "checks", "are more or fewer than this pvbench knows");
    return true;
}

/* "-", or a whole number that may be below zero. */
static bool read_price(struct record_slice text, bool *there, int64_t *price)
{
    bool below = text.len && *text.at == '-';
    struct record_slice digits = {text.at + below, text.len - below};
    uint64_t value;

    *there = !(below && !digits.len);
    if (!*there)
        return true;
    if (!record_number(digits, &value) || value > NUMBER_MOST)
        return false;
    *price = below ? -(int64_t)value : (int64_t)value;
    return true;
}

/* Take off what stands up to the stop or the end.  False: there was no stop, and nothing is left.
 */
static bool up_to(struct record_slice *rest, char stop, struct record_slice *part)
{
    const char *at = memchr(rest->at, stop, rest->len);

    *part = (struct record_slice){rest->at, at ? (size_t)(at - rest->at) : rest->len};
    rest->at += part->len + (at != NULL);
    rest->len -= part->len + (at != NULL);
    return at != NULL;
}

/* "SINGLE:ENTRY", each a number or "-". */
static bool read_prices(struct record_slice pair, struct digest_price *price)
{
    struct record_slice single;

    return up_to(&pair, ':', &single) && read_price(single, &price->has_single, &price->single) &&
           read_price(pair, &price->has_entry, &price->entry);
}

static bool take_prices(const struct taking *t, struct digest *digest)
{
    const struct record_field *field = record_field(t->view, "prices");
    struct record_slice rest, pair;
    bool more = true;
    size_t i;

    if (!field)
        return wrong(t, "prices", "are missing");
    rest = field->value;
    for (i = 0; i < digest_case_count && more; i++) {
        more = up_to(&rest, ',', &pair);
        if (!read_prices(pair, &digest->prices[i]))
            return wrong(t, "prices", "are no numbers, or too large ones");
    }
    if (i < digest_case_count || more)
        return wrong(t, "prices", "are more or fewer than this pvbench knows");
    return true;
}

/* Of a key that stands twice nobody knows which one is meant. */
static bool take_once(const struct taking *t)
{
    const struct record_field *field = record_twice(t->view);

    if (field)
        snprintf(t->why, t->size, "it says %.*s twice", (int)field->key.len, field->key.at);
    return !field;
}

bool digest_take(struct digest *digest, const struct record_view *view, char *why, size_t size)
{
    const struct taking t = {view, why, size};

    memset(digest, 0, sizeof(*digest));
    return take_once(&t) && take_version(&t) && take_text(&t, "env", digest->env) &&
           take_text(&t, "xen", digest->xen) && take_text(&t, "build", digest->build) &&
           take_text(&t, "cpu", digest->cpu) &&
           take_choice(&t, "unit", "insns", "cycles", &digest->exact) && take_verdict(&t, digest) &&
           take_number(&t, "ok", &digest->ok) && take_number(&t, "other", &digest->other) &&
           take_number(&t, "quantum", &digest->quantum) &&
           take_number(&t, "ticks", &digest->ticks) && take_checks(&t, digest) &&
           take_prices(&t, digest);
}
