/* SPDX-License-Identifier: MIT */
/* Reading a policy file, line by line: see policy.h. */
#include <errno.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/cases/globs.h"
#include "report/cases/near.h"
#include "report/judge/limits.h"
#include "report/judge/policy.h"
#include "report/keys/across.h"
#include "report/model/unit.h"
#include "report/system/day.h"
#include "report/system/input.h"
#include "report/system/memory.h"
#include "report/text/say.h"
#include "report/text/text.h"
#include "report/typed/choice.h"
#include "report/typed/decimal.h"
#include "report/typed/near.h"

/* Above these nothing would ever be slower; a reason and a day make that an exception. */
#define SHARE_MAX 100.0
#define UNITS_MAX 100000.0

/* No policy has as much: only one that is packed is held to it. */
#define POLICY_MAX (1u << 20)

#define LIMIT_KEY  "limit."
#define CYCLES_KEY "limit.cycles."
#define EXCEPT_KEY "except."

/* The keys that there are, and a value for each; those that end in a point have a name behind it.
 */
static const struct {
    const char *key, *name, *value;
} keys[] = {
    {CYCLES_KEY, "FAMILY", "0.25%"},
    {LIMIT_KEY, "FAMILY", "1% 4"},
    {EXCEPT_KEY, "CASES", "YYYY-MM-DD REASON"},
    {"across", "", "xen"},
    {"alpha", "", "0.05"},
    {"rep", "", "once"},
    {"floors", "", "FILE"},
};

#define KEYS (sizeof(keys) / sizeof(*keys))

struct reading {
    struct policy *policy;
    const char *path; /* as it was given: policy->path is clean, and may be none */
    bool alpha, rep;  /* they were set */
    unsigned line;
};

__attribute__((format(printf, 2, 3))) static bool wrong(const struct reading *r, const char *format,
                                                        ...)
{
    char why[1024];
    va_list args;

    va_start(args, format);
    vsnprintf(why, sizeof(why), format, args);
    va_end(args);
    say_line("pvbench: %s:%u: %s", r->policy->path, r->line, why);
    return false;
}

/* A name that covers nothing is a slip of the pen, and would never be noticed. */
static bool covers_any(const char *glob)
{
    char unmatched[LIMIT_FAMILY];
    struct case_globs globs = {0};

    return !strchr(glob, ',') && case_globs_add(&globs, glob) &&
           !case_globs_unmatched(&globs, unmatched, sizeof(unmatched));
}

static bool is_family(const char *family)
{
    char glob[LIMIT_FAMILY + 2];

    if (!strcmp(family, LIMIT_DEFAULT))
        return true;
    return !strpbrk(family, "*?[/\\") &&
           snprintf(glob, sizeof(glob), "%s/*", family) < (int)sizeof(glob) && covers_any(glob);
}

/* Which case was meant, to be said behind what is wrong; or nothing. */
static const char *near_to(const char *cases, char *text, size_t size)
{
    *text = '\0';
    case_table_near(cases, text, size);
    return text;
}

static bool take_limit(const struct reading *r, enum unit unit, const char *family,
                       const char *value)
{
    const char *key = unit == UNIT_CYCLES ? CYCLES_KEY : LIMIT_KEY;
    double share, units;
    char near[128];

    if (!limit_read(unit, value, &share, &units))
        return wrong(r, "a limit is a share and a number of units such as %s, not '%s'",
                     unit == UNIT_CYCLES ? "0.25% 0" : "1% 4", value);
    if (share > SHARE_MAX || units > UNITS_MAX)
        return wrong(r,
                     "a limit is %.0f%% %.0f at most, not '%s': above it nothing is ever slower; "
                     "to let a case pass, write except.CASES",
                     SHARE_MAX, UNITS_MAX, value);
    if (!strcmp(family, "*"))
        return wrong(r, "%s*: the limit of all families is %sdefault", key, key);
    if (!is_family(family))
        return wrong(r, "%s%s: no family of cases has that name (pvbench list)%s", key, family,
                     near_to(family, near, sizeof(near)));
    if (limits_has(&r->policy->limits, unit, family))
        return wrong(r, "%s%s stands there twice", key, family);
    return limits_set(&r->policy->limits, unit, family, share / 100, units) ||
           wrong(r, "%s%s: there are too many limits", key, family);
}

static bool take_exception(const struct reading *r, const char *cases, char *value)
{
    char *reason = value + strcspn(value, " \t"), date[DAY_TEXT], near[128];
    struct policy *policy = r->policy;
    struct exception exception = {.line = r->line};

    if (*reason)
        *reason++ = '\0';
    reason += strspn(reason, " \t");
    if (!*cases || !day_read(value, &exception.until))
        return wrong(r,
                     "an exception is except.CASES = YYYY-MM-DD REASON, with a day that there is");
    if (!*reason)
        return wrong(r, "the exception for %s has no reason", cases);
    if (!covers_any(cases))
        return wrong(r, "except.%s: no case has such a name (pvbench list)%s", cases,
                     near_to(cases, near, sizeof(near)));
    exception.cases = text_copy(cases);
    exception.reason = text_copy(reason);
    day_text(exception.until, date);
    if (asprintf(&exception.excuse, "until %s: %s", date, exception.reason) < 0)
        return wrong(r, "out of memory");
    policy->exceptions =
        memory_grow(policy->exceptions, policy->count, sizeof(*policy->exceptions));
    policy->exceptions[policy->count++] = exception;
    return true;
}

static bool take_alpha(struct reading *r, const char *value)
{
    const char *end = decimal_read(value, "", &r->policy->alpha);

    if (r->alpha)
        return wrong(r, "alpha stands there twice");
    r->alpha = true;
    if (end && !*end && r->policy->alpha > 0 && r->policy->alpha < 0.5)
        return true;
    return wrong(r, "alpha is a number between 0 and 0.5, not '%s'", value);
}

static bool take_rep(struct reading *r, const char *value)
{
    static const char *const words[] = {"once", "each", NULL};
    char why[256];
    int word = choice_find(value, words, why, sizeof(why));

    if (r->rep)
        return wrong(r, "rep stands there twice");
    r->rep = true;
    r->policy->rep_each = word == 1;
    return word >= 0 || wrong(r, "rep %s", why);
}

/* A name is beside the policy unless it is absolute. */
static bool take_floors(const struct reading *r, const char *value)
{
    const char *slash = strrchr(r->path, '/');
    int folder = slash && *value != '/' ? (int)(slash - r->path) + 1 : 0;

    if (!*value || r->policy->floors)
        return wrong(r, "floors takes the name of one file");
    return asprintf(&r->policy->floors, "%.*s%s", folder, r->path, value) > 0;
}

/* A key and its name in a policy are one word, of which the first part is the key. */
static bool is_key(const char *typed, const char *key)
{
    size_t len = strlen(key);

    return key[len - 1] == '.' ? !strncmp(typed, key, len) : !strcmp(typed, key);
}

/* The key that was meant, "limit." by "limit" without its point, too; KEYS: none. */
static size_t near_key(const char *typed)
{
    char first[NEAR_LENGTH_MAX + 2];
    struct near near = {.typed = first};
    size_t i;

    snprintf(first, sizeof(first), "%.*s", (int)strcspn(typed, "."), typed);
    for (i = 0; i < KEYS; i++)
        near_offer(&near, keys[i].key);
    for (i = 0; i < KEYS && near.word != keys[i].key; i++)
        ;
    return i;
}

static bool unknown_key(const struct reading *r, const char *key)
{
    size_t near = near_key(key);
    char meant[64] = "";

    if (near < KEYS)
        snprintf(meant, sizeof(meant), "; did you mean %s%s?", keys[near].key, keys[near].name);
    return wrong(r,
                 "there is no key '%s': they are limit.FAMILY, limit.cycles.FAMILY, except.CASES, "
                 "across, alpha, rep and floors%s",
                 key, meant);
}

static bool no_value(const struct reading *r, const char *key)
{
    size_t i;

    for (i = 0; i < KEYS && !is_key(key, keys[i].key); i++)
        ;
    if (i == KEYS)
        return unknown_key(r, key);
    if (!strcmp(key, LIMIT_KEY "*") || !strcmp(key, CYCLES_KEY "*") || !strcmp(key, keys[i].key))
        return wrong(r, "%s has no value: write %s%s = %s", key, keys[i].key, keys[i].name,
                     keys[i].value);
    return wrong(r, "%s has no value: write %s = %s", key, key, keys[i].value);
}

static bool take(struct reading *r, const char *key, char *value)
{
    char why[512];

    if (!*value)
        return no_value(r, key);
    if (!strncmp(key, CYCLES_KEY, strlen(CYCLES_KEY)))
        return take_limit(r, UNIT_CYCLES, key + strlen(CYCLES_KEY), value);
    if (!strncmp(key, LIMIT_KEY, strlen(LIMIT_KEY)))
        return take_limit(r, UNIT_INSNS, key + strlen(LIMIT_KEY), value);
    if (!strncmp(key, EXCEPT_KEY, strlen(EXCEPT_KEY)))
        return take_exception(r, key + strlen(EXCEPT_KEY), value);
    if (!strcmp(key, "alpha"))
        return take_alpha(r, value);
    if (!strcmp(key, "rep"))
        return take_rep(r, value);
    if (!strcmp(key, "floors"))
        return take_floors(r, value);
    if (!strcmp(key, "across"))
        return compare_across_add(&r->policy->across, value, why, sizeof(why)) ||
               wrong(r, "%s", why);
    return unknown_key(r, key);
}

/* The text without blanks at its ends. */
static char *trimmed(char *text)
{
    size_t len;

    text += strspn(text, " \t\r\n");
    for (len = strlen(text); len && strchr(" \t\r\n", text[len - 1]); len--)
        text[len - 1] = '\0';
    return text;
}

/* A # is a comment at the start of a line or between blanks; "#7" in a reason is a bug's number. */
static void cut_comment(char *line)
{
    char *hash;

    if (*line == '#')
        *line = '\0';
    for (hash = line; (hash = strchr(hash, '#')); hash++)
        if (strchr(" \t", hash[-1]) && strchr(" \t", hash[1])) {
            *hash = '\0';
            return;
        }
}

static bool take_line(struct reading *r, char *line)
{
    char *equals;

    line = trimmed(line);
    cut_comment(line);
    if (!*line)
        return true;
    equals = strchr(line, '=');
    if (!equals)
        return wrong(r, "a line is key = value, not '%s'", line);
    *equals = '\0';
    return take(r, trimmed(line), trimmed(equals + 1));
}

static bool unreadable(const struct policy *policy, const char *why)
{
    say_line("pvbench: %s: the policy cannot be read: %s", policy->path, why);
    return false;
}

static bool take_lines(struct reading *r, struct input *in)
{
    char *line = NULL;
    size_t room = 0;
    ssize_t len;
    bool good = true;

    while (good && (len = getline(&line, &room, input_stream(in))) >= 0) {
        r->line++;
        good = strlen(line) == (size_t)len ? take_line(r, line) : wrong(r, "there is a NUL byte");
    }
    free(line);
    return good;
}

bool policy_load(struct policy *policy, const char *path)
{
    struct reading r = {.policy = policy, .path = path};
    struct input *in = input_open(path, POLICY_MAX);
    bool good;

    policy->path = text_copy(path);
    if (!in)
        return unreadable(policy, strerror(errno));
    good = take_lines(&r, in);
    if (good && input_wrong(in))
        good = unreadable(policy, input_wrong(in));
    input_close(in);
    return good;
}
