/* SPDX-License-Identifier: MIT */
/* A digest as text and as JSON: see show.h. */
#include "report/digest/digest.h"

#include <stdio.h>
#include <string.h>

#include "report/format/paragraph.h"
#include "report/format/table.h"
#include "report/json/json.h"
#include "report/checks/check.h"
#include "report/show/show.h"

#define WHAT_TO_DO                                                                                 \
    "docs/diagnosis.md has what each check warns of. A digest has no room for what was found and " \
    "what to do: the screen of that boot and the end of its console say it."

#define WHAT_IT_IS                                                                                 \
    "This is a digest, which the screen of one boot showed: the summary of a run, without its "    \
    "samples. Nothing of it can be compared, gated, exported or drawn; the log of that boot has "  \
    "all of it."

static const char *unknown_value(const void *of, const char *key)
{
    (void)of;
    (void)key;
    return NULL;
}

/* A check is known by its place; of its value a digest has nothing. */
static const char *check_name(size_t index)
{
    const struct check_facts facts = {unknown_value, NULL};
    struct check check;

    check_make(index, &facts, &check);
    return check.name;
}

static enum check_verdict check_verdict(char letter)
{
    if (letter == 'o')
        return CHECK_OK;
    return letter == 'w' ? CHECK_WARNING : CHECK_UNKNOWN;
}

/* ---- as text ---- */

static void put_prices(const struct digest *digest, FILE *out)
{
    static const char *const heads[] = {"what", "case", "single", "entry"};
    struct table table;
    size_t i;

    table_start(&table, heads, 4, 2);
    for (i = 0; i < digest_case_count; i++) {
        table_cell(&table, "%s", digest_cases[i].words);
        table_cell(&table, "%s", digest_cases[i].name);
        table_number(&table, digest->prices[i].has_single, (double)digest->prices[i].single);
        table_number(&table, digest->prices[i].has_entry, (double)digest->prices[i].entry);
    }
    table_finish(&table, out);
}

static void put_fact(FILE *out, const char *key, const char *value)
{
    show_line(out, 4, "  %-24s %s", key, value);
}

static void put_facts(const struct digest *digest, FILE *out)
{
    char number[32];

    fputs("\nHost\n", out);
    put_fact(out, "xen", digest->xen);
    put_fact(out, "xen.build-id begins", digest->build);
    put_fact(out, "cpu.signature", digest->cpu);
    snprintf(number, sizeof(number), "%llu", (unsigned long long)digest->quantum);
    put_fact(out, "clock.quantum", digest->quantum ? number : "-");
    snprintf(number, sizeof(number), "%llu.%03llu", (unsigned long long)digest->ticks / 1000,
             (unsigned long long)digest->ticks % 1000);
    put_fact(out, "clock.ticks-per-cycle", digest->ticks ? number : "-");
}

/* The names of all checks of a verdict in one item. */
static void put_checks_of(const struct digest *digest, enum check_verdict verdict, FILE *out)
{
    char text[DIGEST_CHECKS * 24];
    size_t i, len = 0;

    for (i = 0; digest->checks[i] && len < sizeof(text); i++)
        if (check_verdict(digest->checks[i]) == verdict)
            len += (size_t)snprintf(text + len, sizeof(text) - len, "%s%s", len ? ", " : "",
                                    check_name(i));
    if (len) {
        char item[sizeof(text) + 16];

        snprintf(item, sizeof(item), "%s: %s", check_verdict_name(verdict), text);
        show_item(out, item);
    }
}

static void put_text(const struct digest *digest, FILE *out)
{
    show_line(out, 2, "%s, 1 boot: its digest", digest->env);
    show_line(out, 2, "%s",
              digest->exact ? "insns: instructions under QEMU icount, exact; not time"
                            : "cycles: ticks of the TSC");
    fputc('\n', out);
    put_prices(digest, out);
    show_line(out, 2,
              "single: of one call, less the null call. entry: per entry in the largest "
              "multicall.");
    fputc('\n', out);
    show_line(out, 2, "%llu cases, controls among them: %llu ok, %llu other",
              (unsigned long long)digest->ok + (unsigned long long)digest->other,
              (unsigned long long)digest->ok, (unsigned long long)digest->other);
    show_line(out, 2, "Test result: %s", digest->verdict);
    show_line(out, 2, "controls: %s", digest->controls_good ? "good" : "BAD");
    put_facts(digest, out);
    fputs("\nDiagnosis\n", out);
    put_checks_of(digest, CHECK_WARNING, out);
    put_checks_of(digest, CHECK_UNKNOWN, out);
    put_checks_of(digest, CHECK_OK, out);
    if (strspn(digest->checks, "o") < strlen(digest->checks))
        show_text(out, WHAT_TO_DO, 2);
    fputc('\n', out);
    show_text(out, WHAT_IT_IS, 0);
}

/* ---- as JSON ---- */

static const char *known(const char *text)
{
    return strcmp(text, "-") != 0 ? text : NULL;
}

static void put_json_checks(struct json_out *json, const struct digest *digest)
{
    size_t i;

    json_open(json, "checks", '[');
    for (i = 0; digest->checks[i]; i++) {
        json_out_open(json, '{');
        json_text(json, "check", check_name(i));
        json_text(json, "verdict", check_verdict_name(check_verdict(digest->checks[i])));
        json_out_close(json, '}');
    }
    json_out_close(json, ']');
}

static void put_json_prices(struct json_out *json, const struct digest *digest)
{
    size_t i;

    json_open(json, "prices", '[');
    for (i = 0; i < digest_case_count; i++) {
        const struct digest_price *price = &digest->prices[i];

        json_out_open(json, '{');
        json_text(json, "name", digest_cases[i].name);
        json_text(json, "words", digest_cases[i].words);
        json_number(json, "single", price->has_single, (double)price->single);
        json_number(json, "entry", price->has_entry, (double)price->entry);
        json_out_close(json, '}');
    }
    json_out_close(json, ']');
}

static void put_json(const struct digest *digest, FILE *out)
{
    struct json_out json = {.out = out};

    json_start(&json, "show", digest->exit_status);
    json_open(&json, "digest", '{');
    json_text(&json, "env", digest->env);
    json_text(&json, "xen", known(digest->xen));
    json_text(&json, "build", known(digest->build));
    json_text(&json, "cpu", known(digest->cpu));
    json_text(&json, "unit", digest->exact ? "insns" : "cycles");
    json_text(&json, "verdict", digest->verdict);
    json_text(&json, "controls", digest->controls_good ? "good" : "bad");
    json_count(&json, "ok", digest->ok);
    json_count(&json, "other", digest->other);
    json_number(&json, "quantum", digest->quantum, (double)digest->quantum);
    json_number(&json, "ticks_per_cycle", digest->ticks, (double)digest->ticks / 1000);
    put_json_checks(&json, digest);
    put_json_prices(&json, digest);
    json_out_close(&json, '}');
    json_end(&json);
}

int show_digest(const struct digest *digest, bool json, FILE *out)
{
    if (json)
        put_json(digest, out);
    else
        put_text(digest, out);
    fflush(out);
    return digest->exit_status;
}
