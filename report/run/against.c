/* SPDX-License-Identifier: MIT */
/* See against.h. */
#include "report/run/against.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "report/compare/changes.h"
#include "report/compare/check.h"
#include "report/compare/compare.h"
#include "report/format/paragraph.h"
#include "report/model/run.h"
#include "report/model/words.h"
#include "report/prices/run_status.h"
#include "report/run/base.h"
#include "report/run/folder.h"
#include "report/run/next.h"
#include "report/run/options.h"
#include "report/run/order.h"
#include "report/run/side.h"
#include "report/system/exit.h"
#include "report/system/interrupt.h"
#include "report/system/memory.h"
#include "report/text/file_out.h"
#include "report/text/say.h"
#include "report/text/text.h"
#include "report/text/texts.h"

/* The side that comes first in each pair of boots is the base. */
enum { BASE, NEW, SIDES };

static const char *const side_names[SIDES] = {"base", "new"};

struct turns {
    unsigned count; /* the turn to come; 0: they have no numbers */
    struct run_options options[SIDES];
    struct run_order orders[SIDES];
    struct run_side sides[SIDES];
    char folders[SIDES][PATH_MAX];
    struct run_base base; /* what --against named */
    size_t open;
};

static int open_sides(struct turns *turns, const struct run_order *order, const char *parent)
{
    int status = EXIT_GOOD;
    size_t i;

    for (i = 0; status == EXIT_GOOD && i < SIDES; i++) {
        snprintf(turns->folders[i], PATH_MAX, "%s/%s", parent, side_names[i]);
        turns->orders[i] = *order;
        turns->orders[i].options = &turns->options[i];
        turns->orders[i].out = turns->folders[i];
        turns->orders[i].name = side_names[i];
        turns->orders[i].leads = i == BASE;
        status = run_side_open(&turns->sides[i], &turns->orders[i]);
        turns->open = i + 1;
        turns->sides[i].first = turns->sides[BASE].run;
    }
    return status;
}

/*
 * What both sides call their turns, which no other two have.  Exact counts do not drift, and need
 * no turns to be judged by.
 */
static void name_turns(struct turns *turns)
{
    struct timespec now;
    char name[64];
    size_t i;

    if (strcmp(turns->options[BASE].unit, "cycles") != 0)
        return;
    clock_gettime(CLOCK_REALTIME, &now);
    snprintf(name, sizeof(name), "%lld.%09ld-%ld", (long long)now.tv_sec, now.tv_nsec,
             (long)getpid());
    for (i = 0; i < SIDES; i++)
        run_add_fact(turns->sides[i].run, RUN_TURNS, name);
    turns->count = 1;
}

static int boot_next(struct turns *turns, size_t side)
{
    if (turns->count)
        turns->sides[side].turn = turns->count++;
    return run_side_boot(&turns->sides[side]);
}

/* A boot of each in turns; a side that may not go on leaves the other to itself. */
static int boot_in_turns(struct turns *turns)
{
    int status = EXIT_GOOD;
    size_t i;

    interrupt_hold();
    while (status == EXIT_GOOD &&
           (run_side_more(&turns->sides[BASE]) || run_side_more(&turns->sides[NEW])))
        for (i = 0; status == EXIT_GOOD && i < SIDES; i++)
            if (run_side_more(&turns->sides[i]) && !interrupt_came())
                status = boot_next(turns, i);
            else if (interrupt_came())
                return status;
    return status;
}

static bool write_ministat(const void *changes, FILE *out)
{
    changes_ministat(changes, out);
    return !ferror(out);
}

static bool write_markdown(const void *changes, FILE *out)
{
    changes_markdown(changes, out);
    return !ferror(out);
}

static void say_kept(const struct compare *compare)
{
    putchar('\n');
    show_line(stdout, 2, "runs kept in %s and %s", compare->runs[BASE].path,
              compare->runs[NEW].path);
    show_line(stdout, 2,
              "next: pvbench compare on the two, with --all for every case; pvbench gate for a "
              "verdict");
}

/* What differs; and the same ready to be pasted. */
static int show_changes(const struct compare *compare, const char *parent)
{
    char ministat[PATH_MAX + 16], markdown[PATH_MAX + 16];
    struct changes changes;
    bool good, judged;

    snprintf(ministat, sizeof(ministat), "%s/ministat.txt", parent);
    snprintf(markdown, sizeof(markdown), "%s/changes.md", parent);
    changes_take(&changes, compare);
    changes_show(&changes, stdout);
    fputs("\nFor a commit message (", stdout);
    text_put(stdout, ministat);
    fputs("):\n\n", stdout);
    changes_ministat(&changes, stdout);
    good = file_out(ministat, write_ministat, &changes) &&
           file_out(markdown, write_markdown, &changes);
    judged = changes_judged(&changes);
    changes_free(&changes);
    say_kept(compare);
    if (!good)
        return EXIT_USAGE;
    return judged ? EXIT_GOOD : EXIT_INCONCLUSIVE;
}

/* Where nothing is compared, no warning of it names the cases that are not good. */
static void say_troubles(const struct run *const *runs)
{
    struct texts lines = {0};
    size_t i;

    run_troubles(runs[BASE], NULL, "base: ", &lines);
    run_troubles(runs[NEW], NULL, "new: ", &lines);
    for (i = 0; i < lines.count; i++)
        say_line("pvbench run: %s", lines.at[i]);
    texts_clear(&lines);
}

static int compare_sides(struct turns *turns, const char *parent)
{
    const struct run *runs[SIDES] = {turns->sides[BASE].run, turns->sides[NEW].run};
    char *paths[SIDES] = {turns->folders[BASE], turns->folders[NEW]};
    struct compare_options how = {.brief = false};
    struct compare compare;
    int status;

    compare_start(&compare, runs, paths, SIDES, &how);
    status = compare_check(&compare);
    if (status == EXIT_GOOD)
        status = show_changes(&compare, parent);
    else
        say_troubles(runs);
    compare_free(&compare);
    return exit_worse(status, run_page(runs, paths, SIDES, turns->orders[NEW].options->report));
}

/*
 * Keep both sides; one that was interrupted before its first boot is no run, and leaves nothing.
 * False: one could not be kept.
 */
static bool keep_sides(struct turns *turns, int *status)
{
    size_t i;

    for (i = 0; i < SIDES; i++) {
        struct run_side *side = &turns->sides[i];

        if (!side->run->boot_count)
            continue;
        *status = exit_worse(*status, run_side_keep(side));
        if (!side->kept)
            return false;
    }
    return true;
}

static int keep(struct turns *turns, const char *parent)
{
    int status = EXIT_GOOD;

    if (!keep_sides(turns, &status))
        return EXIT_USAGE;
    if (interrupt_came()) {
        say_line("pvbench run: interrupted; what was read is kept in %s", parent);
        return exit_worse(status, EXIT_INCONCLUSIVE);
    }
    status = exit_worse(status, run_base_check(&turns->base, turns->sides[BASE].run));
    return exit_worse(status, compare_sides(turns, parent));
}

static int run_pair(struct turns *turns, const struct run_order *order, const char *parent)
{
    int status = open_sides(turns, order, parent);
    size_t i;

    if (status == EXIT_GOOD) {
        name_turns(turns);
        status = boot_in_turns(turns);
    }
    if (status == EXIT_GOOD)
        status = keep(turns, parent);
    for (i = 0; i < turns->open; i++) {
        run_folder_unmake(&turns->sides[i].folder); /* when nothing was kept in it */
        run_side_close(&turns->sides[i]);
    }
    return status;
}

int run_against(const struct run_order *order)
{
    struct turns *turns = memory_new(sizeof(*turns));
    struct run_folder parent = {0};
    int status = EXIT_GOOD;

    turns->options[BASE] = turns->options[NEW] = *order->options;
    if (order->options->on_xl) {
        turns->options[BASE].pvshim = !order->options->pvshim;
    } else {
        status = run_base_find(&turns->base, order->options);
        turns->options[BASE].xen = turns->base.xen;
        turns->options[BASE].xen_args = turns->base.xen_args;
    }
    if (status == EXIT_GOOD && !run_folder_make(&parent, order->out))
        status = EXIT_USAGE;
    if (status == EXIT_GOOD) {
        status = run_pair(turns, order, parent.path);
        run_folder_unmake(&parent);
    }
    run_base_free(&turns->base);
    free(turns);
    return status;
}
