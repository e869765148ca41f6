/* SPDX-License-Identifier: MIT */
/* See check_words.h.  No library: the kernel compiles this, too. */
#include "report/checks/check_words.h"

/* ---- texts ---- */

static bool same(const char *a, const char *b)
{
    while (*a && *a == *b) {
        a++;
        b++;
    }
    return *a == *b;
}

bool text_begins(const char *text, const char *start)
{
    while (*start)
        if (*text++ != *start++)
            return false;
    return true;
}

const char *text_find(const char *text, const char *words)
{
    for (; *text; text++)
        if (text_begins(text, words))
            return text;
    return NULL;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool text_count(const char *text, uint64_t *count)
{
    *count = 0;
    if (!text || !is_digit(*text))
        return false;
    for (; is_digit(*text); text++) {
        if (*count > UINT64_MAX / 20)
            return false;
        *count = *count * 10 + (uint64_t)(*text - '0');
    }
    return true;
}

bool text_thousandths(const char *text, uint64_t *thousandths)
{
    unsigned places = 0;

    if (!text_count(text, thousandths) || *thousandths > UINT32_MAX)
        return false;
    while (is_digit(*text))
        text++;
    if (*text == '.')
        for (text++; places < 3 && is_digit(*text); places++)
            *thousandths = *thousandths * 10 + (uint64_t)(*text++ - '0');
    for (; places < 3; places++)
        *thousandths *= 10;
    while (is_digit(*text))
        text++;
    return !*text;
}

/* ---- facts ---- */

const char *fact_of(const struct check_facts *facts, const char *key)
{
    const char *value = facts->value(facts->of, key);

    return value && *value ? value : NULL;
}

bool fact_is(const struct check_facts *facts, const char *key, const char *word)
{
    const char *value = fact_of(facts, key);

    return value && same(value, word);
}

bool fact_has(const struct check_facts *facts, const char *key, const char *words)
{
    const char *value = fact_of(facts, key);

    return value && text_find(value, words);
}

/* xen/common/kernel.c, do_xen_version(): what a guest may not know is "<denied>", or nothing. */
const char *xen_options(const struct check_facts *facts)
{
    static const char *const keys[] = {"xen.commandline", "boot.cmdline", "run.xen-args"};
    const char *line;
    size_t i;

    for (i = 0; i < sizeof(keys) / sizeof(*keys); i++) {
        line = fact_of(facts, keys[i]);
        if (line && *line != '<')
            return line;
    }
    line = facts->value(facts->of, keys[0]);
    return line && !*line && fact_is(facts, "guest.role", "dom0") ? line : NULL;
}

/* An option with its sign, or a switch that ends there or is given a value. */
static bool ends_option(const char *option, const char *word, const char *end)
{
    size_t size = 0;

    while (option[size])
        size++;
    return option[size - 1] == '=' || word + size == end || word[size] == '=';
}

/* The last word that is this option behind that sign of it, "" or "no-". */
static const char *last_option(const char *line, const char *sign, const char *option, size_t *len)
{
    const char *found = NULL, *word, *name;
    size_t size = 0;

    while (sign[size])
        size++;
    for (*len = 0; line && *line;) {
        while (*line == ' ')
            line++;
        for (word = line; *line && *line != ' ';)
            line++;
        if (!text_begins(word, sign))
            continue;
        name = word + size;
        if (text_begins(name, option) && ends_option(option, name, line)) {
            found = word;
            *len = (size_t)(line - word);
        }
    }
    return found;
}

const char *xen_option(const char *line, const char *option, size_t *len)
{
    return last_option(line, "", option, len);
}

/* xen/common/kernel.c, parse_bool(). */
static bool is_no(const char *value, size_t len)
{
    static const char *const words[] = {"0", "no", "off", "false", "disable"};
    size_t i, k;

    for (i = 0; i < sizeof(words) / sizeof(*words); i++) {
        for (k = 0; k < len && words[i][k] && words[i][k] == value[k]; k++)
            ;
        if (k == len && !words[i][k])
            return true;
    }
    return false;
}

/* xen/common/kernel.c, parse_params(): "no-" before an option is "=no" behind it. */
bool xen_turns_off(const char *line, const char *name)
{
    size_t no_len, len, size = 0;
    const char *no = last_option(line, "no-", name, &no_len);
    const char *word = xen_option(line, name, &len);

    if (no && (!word || no > word))
        return true;
    while (name[size])
        size++;
    return word && len > size && is_no(word + size + 1, len - size - 1);
}

bool xen_turns_on(const char *line, const char *name)
{
    size_t len;

    return xen_option(line, name, &len) && !xen_turns_off(line, name);
}

bool counts_insns(const struct check_facts *facts)
{
    return fact_is(facts, "plan.unit", "insns");
}

/* By the runner, who started QEMU, or else by the kernel, or else by the brand of QEMU's models. */
bool is_emulated(const struct check_facts *facts)
{
    const char *accel = fact_of(facts, "qemu.accel"), *device = fact_of(facts, "clock.device");

    if (accel)
        return text_begins(accel, "tcg");
    return device ? same(device, "tcg") : fact_has(facts, "cpu.brand", "QEMU");
}

/* ---- what a check says ---- */

void say_part(struct check *check, const char *text, size_t len)
{
    size_t at = 0;

    while (check->value[at])
        at++;
    for (; len && *text && at + 1 < CHECK_VALUE; len--, text++)
        check->value[at++] = *text >= ' ' && *text <= '~' ? *text : '?';
    check->value[at] = '\0';
}

void say(struct check *check, const char *text)
{
    say_part(check, text, CHECK_VALUE);
}

void say_number(struct check *check, uint64_t number)
{
    char digits[24];
    size_t at = sizeof(digits) - 1;

    digits[at] = '\0';
    do
        digits[--at] = (char)('0' + number % 10);
    while (number /= 10);
    say(check, digits + at);
}

void say_thousandths(struct check *check, uint64_t number)
{
    uint64_t whole = number / 1000;
    unsigned rest = (unsigned)(number - whole * 1000);
    char places[5] = {'.', (char)('0' + rest / 100), (char)('0' + rest / 10 % 10),
                      (char)('0' + rest % 10), '\0'};

    say_number(check, whole);
    say(check, places);
}

void is_ok(struct check *check)
{
    check->verdict = CHECK_OK;
    check->todo = NULL;
}

void warns(struct check *check, const char *todo)
{
    check->verdict = CHECK_WARNING;
    check->todo = todo;
}

void cannot_tell(struct check *check, const char *todo)
{
    check->verdict = CHECK_UNKNOWN;
    check->todo = todo;
}
