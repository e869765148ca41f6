/* SPDX-License-Identifier: MIT */
#include "bench/summary/digest.h"

#define BUILD_ID_DIGITS 16

/* A price of more digits is none of a call. */
#define DIGEST_PRICE_MOST 9999999999

/* Room for all of them, and for the letters of the checks. */
#define TEXT_MAX (TELLING_COUNT * sizeof("-9999999999:-9999999999") + 1)

struct digest_text {
    char bytes[TEXT_MAX];
    size_t len;
};

static void add(struct digest_text *text, const char *word)
{
    while (*word && text->len + 1 < sizeof(text->bytes))
        text->bytes[text->len++] = *word++;
    text->bytes[text->len] = '\0';
}

static const char *fact_or_none(const struct shown_boot *boot, const char *key)
{
    const char *value = boot->facts->value(boot->facts->of, key);

    return value && *value ? value : "-";
}

static void put_xen(struct record *r, const struct shown_boot *boot)
{
    const char *build = fact_or_none(boot, "xen.build-id");
    struct text_line version;
    size_t len = 0;

    line_start(&version);
    line_xen(&version, boot);
    record_text(r, "xen", line_text(&version));
    while (len < BUILD_ID_DIGITS && build[len])
        len++;
    record_text_part(r, "build", build, len, 0);
}

static void put_verdict(struct record *r, const struct shown_result *result)
{
    static const char *const words[] = {
        [VERDICT_SKIP] = "SKIP",       [VERDICT_SUCCESS] = "SUCCESS", [VERDICT_ERROR] = "ERROR",
        [VERDICT_FAILURE] = "FAILURE", [VERDICT_CRASH] = "CRASH",
    };
    bool good = result->control_count > 0;
    unsigned i;

    for (i = 0; i < result->control_count; i++)
        good &= result->controls[i].good;
    record_text(r, "verdict", words[result->verdict]);
    record_text(r, "controls", good ? "good" : "bad");
}

static void put_cases(struct record *r, const struct shown_result *result)
{
    unsigned i, other = 0;

    for (i = 0; i < STATUS_COUNT; i++)
        other += i == STATUS_OK ? 0 : result->cases[i];
    record_uint(r, "ok", result->cases[STATUS_OK]);
    record_uint(r, "other", other);
}

static void put_checks(struct record *r, const struct shown_result *result)
{
    static const char *const letters[] = {
        [CHECK_OK] = "o", [CHECK_WARNING] = "w", [CHECK_UNKNOWN] = "u"};
    struct digest_text text = {.len = 0};
    unsigned i;

    for (i = 0; i < result->check_count; i++)
        add(&text, letters[result->checks[i].verdict]);
    record_text(r, "checks", text.bytes);
}

static void add_price(struct digest_text *text, bool is_there, int64_t price)
{
    struct text_line number;

    line_start(&number);
    if (is_there && price <= DIGEST_PRICE_MOST && price >= -DIGEST_PRICE_MOST)
        line_number(&number, price, 0);
    else
        line_word(&number, "-", 0);
    add(text, line_text(&number));
}

static void put_prices(struct record *r, const struct shown_result *result)
{
    struct digest_text text = {.len = 0};
    unsigned i;

    for (i = 0; i < TELLING_COUNT; i++) {
        const struct telling_price *price = &result->prices[i];
        bool priced = telling_is_priced(price);

        add(&text, i ? "," : "");
        add_price(&text, priced && price->has_single, price->single);
        add(&text, ":");
        add_price(&text, priced && price->batch, price->entry);
    }
    record_text(r, "prices", text.bytes);
}

void digest_write(struct record *r, const struct shown_boot *boot,
                  const struct shown_result *result)
{
    record_uint(r, "version", DIGEST_VERSION);
    record_text(r, "env", ENV_NAME);
    put_xen(r, boot);
    record_text(r, "cpu", fact_or_none(boot, "cpu.signature"));
    record_text(r, "unit", boot->exact ? "insns" : "cycles");
    put_verdict(r, result);
    put_cases(r, result);
    record_uint(r, "quantum", result->quantum);
    record_uint(r, "ticks", result->ticks);
    put_checks(r, result);
    put_prices(r, result);
}
