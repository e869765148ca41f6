/* SPDX-License-Identifier: MIT */
/*
 *     check_count LOG COUNTS
 *
 * Hold every timed region of a boot's record against what QEMU counted (report/plugin/): the first
 * number of each line of print_regions.  A series is exactly 1 + warmup + samples timed regions in
 * the order of the records; its cold one and the sorted samples have to be equal to the counts,
 * less the faults that its row declares for each call, of which a Xen takes all or none.  It shares
 * no code with report/paths/, which does the same in every run.  Exit status: 0 all equal; 5
 * something differs; 4 a file cannot be used.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/record/record.h"
#include "report/system/exit.h"

#define SAMPLES_MOST 4096

struct series {
    char name[RECORD_MAX];
    uint64_t path, n, cold, warmup, samples, faults;
    bool fill;
};

static FILE *counts;
static struct series open_series;
static uint64_t recorded[SAMPLES_MOST], have;
static uint64_t case_faults;
static unsigned long all_series, all_regions, differing, unfaulted;

static uint64_t number(const struct record_view *view, const char *key)
{
    const struct record_field *field = record_field(view, key);
    uint64_t value = 0;

    if (field && !record_number(field->value, &value)) {
        fprintf(stderr, "check_count: %s= is no number\n", key);
        exit(EXIT_USAGE);
    }
    return value;
}

static uint64_t next_count(void)
{
    uint64_t count;

    if (fscanf(counts, "%" SCNu64 "%*[^\n]", &count) != 1) {
        fprintf(stderr, "check_count: the counts end in %s\n", open_series.name);
        exit(EXIT_WORSE);
    }
    return count;
}

static int compare(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

    return (x > y) - (x < y);
}

static void check(const char *what, uint64_t want, uint64_t got)
{
    all_regions++;
    if (want == got)
        return;
    if (differing++ < 20)
        printf("%s %s n=%" PRIu64 "%s %s: record %" PRIu64 ", counted %" PRIu64 "\n",
               open_series.name, path_name((enum path)open_series.path), open_series.n,
               open_series.fill ? " fill" : "", what, want, got);
}

/* The series whose pairs are all read: take its counts and compare. */
static void finish_series(void)
{
    uint64_t counted[SAMPLES_MOST] = {0}, i, extra = open_series.faults * open_series.n, cold;

    if (!open_series.name[0])
        return;
    cold = next_count();
    if (extra && cold == open_series.cold) {
        extra = 0;
        unfaulted++;
    }
    check("cold", open_series.cold, cold - extra);
    for (i = 0; i < open_series.warmup; i++)
        next_count();
    for (i = 0; i < open_series.samples; i++)
        counted[i] = next_count() - extra;
    qsort(counted, open_series.samples, sizeof(counted[0]), compare);
    check("samples", open_series.samples, have);
    for (i = 0; i < open_series.samples && i < have; i++)
        check("sample", recorded[i], counted[i]);
    all_series++;
    open_series.name[0] = '\0';
}

/* The numbers of a series record, or of the "more" record that goes on where it was full. */
static void add_numbers(const struct record_view *view)
{
    open_series.cold += number(view, "cold");
    open_series.warmup += number(view, "warmup");
    open_series.samples += number(view, "samples");
    if (open_series.samples > SAMPLES_MOST) {
        fprintf(stderr, "check_count: more samples than a series has\n");
        exit(EXIT_USAGE);
    }
}

static void start_series(const struct record_view *view)
{
    const struct record_field *name = record_field(view, "case"),
                              *path = record_field(view, "path");

    finish_series();
    if (!name || !path || !record_decode(name->value, open_series.name, sizeof(open_series.name)) ||
        path_of(path->value.at, path->value.len) < 0) {
        fprintf(stderr, "check_count: a series without a case or path\n");
        exit(EXIT_USAGE);
    }
    open_series.path = (uint64_t)path_of(path->value.at, path->value.len);
    open_series.n = number(view, "n");
    open_series.cold = open_series.warmup = open_series.samples = 0;
    open_series.fill = number(view, "fill");
    open_series.faults = case_faults;
    have = 0;
    add_numbers(view);
}

/* Pairs stand in the series record, and where it was full in records of their own. */
static void add_pairs(const struct record_view *view)
{
    const struct record_field *field = record_field(view, "v");
    struct record_slice list = {NULL, 0};
    uint64_t value, times;

    if (field)
        list = field->value;
    while (list.len && record_next_pair(&list, &value, &times))
        while (times-- && have < SAMPLES_MOST)
            recorded[have++] = value;
}

static void read_line(const char *line, size_t len)
{
    struct record_view view;

    if (record_read(line, len, &view) != RECORD_GOOD)
        return;
    if (record_is(view.kind, "series"))
        start_series(&view);
    else if (record_is(view.kind, "more"))
        add_numbers(&view);
    else if (!record_is(view.kind, "pairs"))
        finish_series();
    if (open_series.name[0])
        add_pairs(&view);
    if (record_is(view.kind, "case"))
        case_faults = number(&view, "faults");
}

int main(int argc, char **argv)
{
    char line[4096];
    uint64_t left;
    FILE *log = argc == 3 ? fopen(argv[1], "r") : NULL;

    counts = argc == 3 ? fopen(argv[2], "r") : NULL;
    if (!log || !counts) {
        fprintf(stderr, "usage: check_count LOG COUNTS\n");
        return EXIT_USAGE;
    }
    while (fgets(line, sizeof(line), log))
        read_line(line, strcspn(line, "\n"));
    finish_series();
    if (fscanf(counts, "%" SCNu64, &left) == 1) {
        printf("timed regions were executed that the record does not have\n");
        differing++;
    }
    printf("%lu values of %lu series compared, %lu differ; %lu series without the faults of their "
           "row\n",
           all_regions, all_series, differing, unfaulted);
    return differing || !all_series ? EXIT_WORSE : EXIT_GOOD;
}
