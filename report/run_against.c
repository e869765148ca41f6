/* SPDX-License-Identifier: MIT */
/* See run_against.h. */
#include "report/run_against.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "report/changes.h"
#include "report/command.h"
#include "report/exit.h"
#include "report/file_out.h"
#include "report/interrupt.h"
#include "report/run_side.h"

/* The side that comes first in each pair of boots is the base. */
enum { BASE, NEW, SIDES };

static const char *const side_names[SIDES] = {"base", "new"};

struct turns {
    struct run_options options[SIDES];
    struct run_order orders[SIDES];
    struct run_side sides[SIDES];
    char folders[SIDES][PATH_MAX];
    struct run *before; /* the run that --against named, or NULL */
    size_t open;
};

static bool is_run(const char *name)
{
    size_t len = strlen(name);
    struct stat file;

    if (stat(name, &file) == 0 && S_ISDIR(file.st_mode))
        return true;
    return len > 5 && (!strcmp(name + len - 5, ".json") || strstr(name, ".json.gz"));
}

/* The Xen of a run that was made before, and what it was given. */
static int take_run(struct turns *turns, const char *name)
{
    struct run_options *base = &turns->options[BASE];
    const char *xen, *words;

    turns->before = run_load(name);
    if (!turns->before)
        return EXIT_USAGE;
    xen = run_fact(turns->before, "run.xen-file");
    if (!xen)
        xen = run_fact(turns->before, "run.xen");
    if (!xen)
        return command_usage("run",
                             "--against %s: that run does not say which Xen it was: name one "
                             "by version or file",
                             name);
    base->xen = xen;
    words = run_fact(turns->before, "run.xen-options");
    base->xen_args = words ? words : NULL;
    return EXIT_GOOD;
}

static int take_base(struct turns *turns)
{
    const char *against = turns->options[NEW].against;
    int status = EXIT_GOOD;

    turns->options[BASE].xen = against;
    if (!run_options_is_version(against) && is_run(against))
        status = take_run(turns, against);
    if (turns->options[NEW].against_args)
        turns->options[BASE].xen_args = turns->options[NEW].against_args;
    return status;
}

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
        status = run_side_open(&turns->sides[i], &turns->orders[i]);
        turns->open = i + 1;
    }
    return status;
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
                status = run_side_boot(&turns->sides[i]);
            else if (interrupt_came())
                return status;
    return status;
}

/* A run that was made before is of this Xen only if the build is the same. */
static int check_before(const struct turns *turns)
{
    const struct compare_key *key = compare_key_find("xen.build-id");

    if (!turns->before ||
        compare_key_stand(key, turns->before, turns->sides[BASE].run) != STAND_DIFFERENT)
        return EXIT_GOOD;
    fprintf(stderr,
            "pvbench run: the base is another build of Xen than that of %s, which is no longer "
            "there\n",
            turns->options[NEW].against);
    return EXIT_INCONCLUSIVE;
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

/* What differs; and the same ready to be pasted. */
static int show_changes(const struct compare *compare, const char *parent)
{
    char ministat[PATH_MAX + 16], markdown[PATH_MAX + 16];
    struct changes changes;
    bool good;

    snprintf(ministat, sizeof(ministat), "%s/ministat.txt", parent);
    snprintf(markdown, sizeof(markdown), "%s/changes.md", parent);
    changes_take(&changes, compare);
    changes_show(&changes, stdout);
    printf("\nFor a commit message (%s):\n\n", ministat);
    changes_ministat(&changes, stdout);
    good = file_out(ministat, write_ministat, &changes) &&
           file_out(markdown, write_markdown, &changes);
    changes_free(&changes);
    printf("\nruns kept in %s and %s\n", compare->runs[0].path, compare->runs[1].path);
    return fflush(stdout) == 0 && good ? EXIT_GOOD : EXIT_USAGE;
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
    compare_free(&compare);
    return status;
}

static int keep(struct turns *turns, const char *parent)
{
    int status = run_side_keep(&turns->sides[BASE]);

    status = exit_worse(status, run_side_keep(&turns->sides[NEW]));
    if (!turns->sides[BASE].kept || !turns->sides[NEW].kept)
        return EXIT_USAGE;
    if (interrupt_came()) {
        fprintf(stderr, "pvbench run: interrupted; what was read is kept in %s\n", parent);
        return exit_worse(status, EXIT_INCONCLUSIVE);
    }
    status = exit_worse(status, check_before(turns));
    return exit_worse(status, compare_sides(turns, parent));
}

static int run_pair(struct turns *turns, const struct run_order *order, const char *parent)
{
    int status = open_sides(turns, order, parent);
    size_t i;

    if (status == EXIT_GOOD)
        status = boot_in_turns(turns);
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
    struct turns *turns = calloc(1, sizeof(*turns));
    struct run_folder parent = {0};
    int status;

    if (!turns)
        return EXIT_USAGE;
    turns->options[BASE] = turns->options[NEW] = *order->options;
    status = take_base(turns);
    if (status == EXIT_GOOD && !run_folder_make(&parent, order->out))
        status = EXIT_USAGE;
    if (status == EXIT_GOOD) {
        status = run_pair(turns, order, parent.path);
        run_folder_unmake(&parent);
    }
    if (turns->before)
        run_free(turns->before);
    free(turns);
    return status;
}
