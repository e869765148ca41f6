/* SPDX-License-Identifier: MIT */
/* What the ratios of a comparison come to, and what has none: see blocks.h. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/compare/blocks.h"
#include "report/compare/compare.h"
#include "report/compare/subject.h"
#include "report/format/paragraph.h"
#include "report/model/outcome.h"
#include "report/model/run.h"
#include "report/model/words.h"
#include "report/prices/controls.h"
#include "report/stats/line.h"
#include "report/system/index.h"
#include "report/system/memory.h"

#define TEXT_SIZE 1024

/* Appends, behind a comma when there is something before. */
static void add_word(char *text, const char *word)
{
    size_t len = strlen(text);

    snprintf(text + len, TEXT_SIZE - len, "%s%s", *text ? ", " : "", word);
}

static void put_line(const char *start, const char *text, FILE *out)
{
    char line[64 + 2 * TEXT_SIZE];

    snprintf(line, sizeof(line), "%s%s", start, text);
    fputs("  ", out);
    show_text(out, line, 4);
}

/* A ratio as it stands in the table, and whose it is. */
struct named_ratio {
    const char *name;
    double ratio;
    bool about;
};

/* The ratios of a run, in the order of the rows; to be freed.  How many of them are about. */
static size_t take_ratios(const struct compare *compare, size_t run, struct named_ratio **ratios,
                          size_t *count)
{
    size_t i, about = 0;

    *ratios = memory_new((compare->row_count + 1) * sizeof(**ratios));
    *count = 0;
    for (i = 0; i < compare->row_count; i++) {
        const struct compare_row *row = &compare->rows[i];
        struct named_ratio *at = &(*ratios)[*count];

        if (!compare_ratio(row, run, &at->ratio))
            continue;
        at->name = row->name;
        at->about = compare_about(compare, row, run);
        about += at->about;
        (*count)++;
    }
    return about;
}

/* Of those that are alike the first. */
static void find_ends(const struct named_ratio *ratios, size_t count, struct named_ratio *low,
                      struct named_ratio *high)
{
    size_t i;

    *low = *high = ratios[0];
    for (i = 1; i < count; i++) {
        if (ratios[i].ratio < low->ratio)
            *low = ratios[i];
        if (ratios[i].ratio > high->ratio)
            *high = ratios[i];
    }
}

static double median_of(const struct named_ratio *ratios, size_t count)
{
    double *values = memory_new(count * sizeof(*values)), median;
    size_t i;

    for (i = 0; i < count; i++)
        values[i] = ratios[i].ratio;
    median = stats_median(values, count);
    free(values);
    return median;
}

/* How many cases have a ratio, and what the ratios are. */
static size_t put_ratios(const struct compare *compare, size_t run, FILE *out)
{
    struct named_ratio *ratios, low, high;
    char text[TEXT_SIZE], some[48] = "";
    size_t count, about = take_ratios(compare, run, &ratios, &count);

    if (count) {
        find_ends(ratios, count, &low, &high);
        if (about)
            snprintf(some, sizeof(some), ", %zu of them about (~)", about);
        snprintf(text, sizeof(text),
                 "%c/A of %zu case%s%s: the median is %.2f, from %s%.2f (%s) to %s%.2f (%s).",
                 compare_letter(run), count, count == 1 ? "" : "s", some, median_of(ratios, count),
                 low.about ? "~" : "", low.ratio, low.name, high.about ? "~" : "", high.ratio,
                 high.name);
        put_line("", text, out);
    }
    free(ratios);
    return count;
}

/* What a ratio holds besides the work itself. */
static void put_moves(const struct compare *compare, size_t run, FILE *out)
{
    char text[TEXT_SIZE], line[2 * TEXT_SIZE];

    compare_moves(compare, run, text, sizeof(text));
    snprintf(line, sizeof(line), "What moves %c/A: %s.", compare_letter(run),
             *text ? text : "nothing that is known; the two are alike");
    put_line("", line, out);
}

/* A word that stands instead of a price, and in how many rows of a run. */
struct word {
    const char *text;
    size_t count;
};

static const void *text_of(const void *words, size_t item)
{
    return ((const struct word *)words)[item].text;
}

static const struct index_keys word_keys = {text_of, index_hash_text, index_equal_text};

/* Those of a run, in the order of their first rows; returns how many.  To be freed. */
static size_t count_words(const struct compare *compare, size_t run, struct word **words)
{
    struct index *index = NULL;
    size_t i, item, count = 0;

    *words = NULL;
    for (i = 0; i < compare->row_count; i++) {
        const char *text = compare->rows[i].cells[run].word;

        if (!*text)
            continue;
        item = index_find(index, &word_keys, *words, count, text);
        if (item == INDEX_NONE) {
            *words = memory_grow(*words, count, sizeof(**words));
            (*words)[count++].text = text;
            index_add(&index, &word_keys, *words, count);
            item = count - 1;
        }
        (*words)[item].count++;
    }
    index_free(index);
    return count;
}

/* Rows of a run that have a word instead of a price. */
static void put_words(const struct compare *compare, size_t run, FILE *out)
{
    struct word *words;
    size_t count = count_words(compare, run, &words), i;
    char text[TEXT_SIZE] = "", word[64], start[64];

    for (i = 0; i < count; i++) {
        const char *of = words[i].text;

        snprintf(word, sizeof(word), "%zu %s%s", words[i].count,
                 !strncmp(of, COMPARE_REV, strlen(COMPARE_REV)) ? "of " : "",
                 strcmp(of, "-") ? of : "not in the run");
        add_word(text, word);
    }
    free(words);
    if (!*text)
        return;
    snprintf(start, sizeof(start), "No price in %c (pvbench show says why): ", compare_letter(run));
    put_line(start, text, out);
}

/* Whatever says that a run's prices are not all there, or not to be used. */
void compare_show_warnings(const struct compare *compare, size_t run, FILE *out)
{
    const struct run *of = compare->runs[run].run;
    size_t i, cut = 0;

    for (i = 0; i < of->boot_count; i++)
        cut += run_boot_outcome(of, (unsigned)i + 1) != OUTCOME_COMPLETE;
    if (run_boots_meant(of))
        show_line(out, 4, "  %c is partial: %zu of %zu boots came.", compare_letter(run),
                  of->boot_count, run_boots_meant(of));
    if (cut)
        show_line(out, 4, "  %c is partial: %zu of %zu boot%s not complete; pvbench show says why.",
                  compare_letter(run), cut, of->boot_count, of->boot_count == 1 ? "" : "s");
    if (check_all_controls(of) != CONTROLS_GOOD)
        show_line(out, 4,
                  "  %c: THE CONTROLS FAILED OR ARE MISSING: its prices are not to be used.",
                  compare_letter(run));
}

/* ~ stands somewhere. */
static bool any_about(const struct compare *compare)
{
    double ratio;
    size_t i, k;

    for (i = 0; i < compare->row_count; i++)
        for (k = 1; k < compare->run_count; k++)
            if (compare_ratio(&compare->rows[i], k, &ratio) &&
                compare_about(compare, &compare->rows[i], k))
                return true;
    return false;
}

size_t compare_show_end(const struct compare *compare, bool about, FILE *out)
{
    size_t run, count = 0;

    fputs("\nWhat came of it\n", out);
    for (run = 1; run < compare->run_count; run++) {
        count += put_ratios(compare, run, out);
        put_moves(compare, run, out);
    }
    for (run = 0; run < compare->run_count; run++)
        put_words(compare, run, out);
    for (run = 0; run < compare->run_count; run++)
        compare_show_warnings(compare, run, out);
    if (about || any_about(compare))
        put_line("",
                 "~: about, because the case is unstable, or depends on the cases before it or on "
                 "the time, and the plans or the pace of time differ.",
                 out);
    return count;
}
