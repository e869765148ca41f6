/* SPDX-License-Identifier: MIT */
/* See side.h. */
#include "report/profile/side.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "report/calls/profile.h"
#include "report/model/case.h"
#include "report/model/facts.h"
#include "report/model/words.h"
#include "report/paths/read.h"
#include "report/prices/case.h"
#include "report/prices/measure.h"
#include "report/system/exit.h"
#include "report/system/input.h"
#include "report/text/say.h"

static int none(const char *path, unsigned boot)
{
    if (!strcmp(path, INPUT_STDIN)) {
        say_line("pvbench: a log on standard input has no profile beside it: name the folder of "
                 "its run");
        return EXIT_INCONCLUSIVE;
    }
    say_line("pvbench: %s has no profile of boot %u: pvbench run --profile takes one", path, boot);
    return EXIT_INCONCLUSIVE;
}

/* The folder that a run is in, which may be named itself, or its run.json, or a log. */
static void folder_of(const char *path, char *out, size_t size)
{
    const char *slash = strrchr(path, '/');
    struct stat file;

    if (stat(path, &file) == 0 && S_ISDIR(file.st_mode))
        snprintf(out, size, "%s", path);
    else if (slash)
        snprintf(out, size, "%.*s", slash > path ? (int)(slash - path) : 1, path);
    else
        snprintf(out, size, ".");
}

/* The number of a boot among those of its run: a log alone may be of a later one than the first. */
static unsigned number_of(const char *path, const struct run *run, unsigned boot)
{
    const char *slash = strrchr(path, '/');
    unsigned number;

    if (run->boot_count == 1 && sscanf(slash ? slash + 1 : path, "boot-%u.log", &number) == 1)
        return number;
    return boot;
}

/* The profile beside a run. */
static void file_of(const struct profile_side *side, char *out, size_t size)
{
    char folder[PATH_MAX];

    folder_of(side->path, folder, sizeof(folder));
    paths_file_name(out, size, folder, side->number);
}

/* The profile beside a run, or NULL; of one that is not there the text is empty. */
static struct paths *read_beside(const struct profile_side *side, char *why, size_t size)
{
    char file[PATH_MAX + 64];

    *why = '\0';
    if (!strcmp(side->path, INPUT_STDIN))
        return NULL;
    file_of(side, file, sizeof(file));
    return paths_read(file, why, size);
}

int profile_wrong(const struct profile_side *side, const char *why)
{
    char file[PATH_MAX + 64];

    file_of(side, file, sizeof(file));
    say_line("pvbench: %s cannot be used: %s", file, why);
    return EXIT_USAGE;
}

/* Whether a build id of the profile is another one than the boot told. */
static bool other_build(const char *kept, const char *told)
{
    return kept && *kept && told && *told && strcmp(kept, told) != 0;
}

/* What the profile is of besides the run's boot; NULL: of just that. */
static const char *other_thing(const struct profile_side *side)
{
    const struct run_boot *of = run_boot(side->run, side->boot);
    const struct paths *paths = side->paths;

    if (paths->boot != side->number)
        return "it is of another boot";
    if (other_build(paths->xen_build, facts_get(&of->facts, "xen.build-id")))
        return "it is of another Xen than the boot's log";
    if (other_build(paths->image_build, facts_get(&of->begin, "build")))
        return "it is of another kernel image than the boot's log";
    return NULL;
}

bool profile_side_take(struct profile_side *side, const char *path, const struct run *run,
                       unsigned boot, char *why, size_t size)
{
    const char *other;

    *side = (struct profile_side){.path = path, .run = run, .boot = boot};
    side->number = number_of(path, run, boot);
    side->paths = read_beside(side, why, size);
    if (!side->paths)
        return false;
    other = other_thing(side);
    if (other) {
        paths_free(side->paths);
        side->paths = NULL;
        snprintf(why, size, "%s", other);
        return false;
    }
    code_open(&side->code, side->paths);
    profile_find_roots(&side->code);
    return true;
}

int profile_side_open(struct profile_side *side, const char *path, const struct run *run,
                      unsigned boot)
{
    char why[512];

    if (!boot || boot > run->boot_count) {
        say_line("pvbench: %s has no boot %u: it has %zu", path, boot, run->boot_count);
        return EXIT_USAGE;
    }
    if (profile_side_take(side, path, run, boot, why, sizeof(why)))
        return EXIT_GOOD;
    return *why ? profile_wrong(side, why) : none(path, side->number);
}

void profile_side_close(struct profile_side *side)
{
    if (!side->paths)
        return;
    code_close(&side->code);
    paths_free(side->paths);
    side->paths = NULL;
}

static int no_case(const struct profile_side *sides, size_t count, size_t lacking, const char *name)
{
    const struct run *runs[SIDES_MOST];
    char near[256] = "";
    size_t i;

    for (i = 0; i < count; i++)
        if (run_find_case(sides[i].run, name)) {
            say_line("pvbench: %s has no case %s, and %s has it", sides[lacking].path, name,
                     sides[i].path);
            return EXIT_USAGE;
        }
    for (i = 0; i < count; i++)
        runs[i] = sides[i].run;
    run_near_case(runs, count, name, near, sizeof(near));
    say_line("pvbench: %s has no case %s%s", sides[lacking].path, name, near);
    return EXIT_USAGE;
}

/* The cases of that name; an exit status. */
static int find_cases(const struct profile_side *sides, size_t count, const char *name,
                      const struct run_case **cases)
{
    size_t i;

    for (i = 0; i < count; i++) {
        cases[i] = run_find_case(sides[i].run, name);
        if (!cases[i])
            return no_case(sides, count, i, name);
    }
    if (count == 2 && cases[0]->rev != cases[1]->rev) {
        say_line("pvbench: incomparable: %s is of revision %u in %s and %u in %s, which means "
                 "something else",
                 name, cases[0]->rev, sides[0].path, cases[1]->rev, sides[1].path);
        return EXIT_INCONCLUSIVE;
    }
    return EXIT_GOOD;
}

static enum measure measure_of(enum path path)
{
    if (path == PATH_MULTI)
        return MEASURE_ENTRY;
    return path == PATH_ARRAY ? MEASURE_ITEM : MEASURE_CALL;
}

/* How many calls a region has where the price is taken; 0: there is no price. */
static unsigned usual_n(const struct profile_side *sides, size_t count,
                        const struct run_case *const *cases, enum path path)
{
    struct price prices[SIDES_MOST];
    struct notes notes = {0};
    unsigned n;
    size_t i;

    for (i = 0; i < count; i++)
        price_case(sides[i].run, cases[i], &prices[i], &notes);
    n = count == 2 ? measure_common(&prices[0], &prices[1], measure_of(path))
                   : measure_batch(&prices[0], measure_of(path));
    notes_clear(&notes);
    return n;
}

/* What the profile has of a case, as "single n=1, multi n=1, 2, 4"; "" for nothing. */
static void list_series(const struct paths *paths, const char *name, char *out, size_t size)
{
    const struct paths_series *before = NULL;
    size_t i, len = 0;

    *out = '\0';
    for (i = 0; i < paths->series_count && len < size; i++) {
        const struct paths_series *s = &paths->series[i];

        if (strcmp(s->name, name) != 0)
            continue;
        if (before && before->path == s->path && before->fill == s->fill)
            len += (size_t)snprintf(out + len, size - len, ", %u", s->n);
        else
            len += (size_t)snprintf(out + len, size - len, "%s%s%s n=%u", before ? "; " : "",
                                    path_name(s->path), s->fill ? " --fill" : "", s->n);
        before = s;
    }
}

/* There is no such series in the profile. */
static int no_series(const struct profile_side *side, const struct moves_of *of)
{
    char there[400], wanted[128];

    list_series(side->paths, of->name, there, sizeof(there));
    profile_of_label(of, wanted, sizeof(wanted));
    if (*there) {
        say_line("pvbench: the profile of %s has no %s; it has %s", side->path, wanted, there);
        return EXIT_USAGE;
    }
    say_line("pvbench: the profile of %s has nothing of %s: pvbench show says what became of it",
             side->path, of->name);
    return EXIT_INCONCLUSIVE;
}

static int check_sides(const struct profile_side *sides, size_t count, const struct moves_of *of)
{
    char why[512];
    size_t i;

    for (i = 0; i < count; i++) {
        const struct paths_series *series =
            paths_find(sides[i].paths, of->name, of->path, of->n, of->fill);

        if (!series)
            return no_series(&sides[i], of);
        if (!profile_is_of_run(&sides[i], series, why, sizeof(why)))
            return profile_wrong(&sides[i], why);
    }
    return EXIT_GOOD;
}

/* Where there is no price: the first series by that path. */
static unsigned first_n(const struct paths *paths, const struct moves_of *of)
{
    size_t i;

    for (i = 0; i < paths->series_count; i++) {
        const struct paths_series *s = &paths->series[i];

        if (!strcmp(s->name, of->name) && s->path == of->path && s->fill == of->fill)
            return s->n;
    }
    return 1;
}

int profile_choose(const struct profile_side *sides, size_t count,
                   const struct profile_asked *asked, struct moves_of *of)
{
    const struct run_case *cases[SIDES_MOST];
    int status = find_cases(sides, count, asked->name, cases);

    if (status != EXIT_GOOD)
        return status;
    *of = (struct moves_of){asked->name, asked->path, asked->n, asked->fill};
    if (!asked->by_path)
        of->path = asked->fill ? PATH_MULTI : case_alone(cases[0]);
    if (!of->n)
        of->n = usual_n(sides, count, cases, of->path);
    if (!of->n)
        of->n = first_n(sides[0].paths, of);
    return check_sides(sides, count, of);
}

void profile_side_label(const struct profile_side *side, char *out, size_t size)
{
    const char *env = run_begin_field(side->run, "env");
    char xen[32], what[128];
    size_t len = strlen(side->path), room;

    if (!run_xen_version(side->run, xen, sizeof(xen)))
        snprintf(xen, sizeof(xen), "?");
    snprintf(what, sizeof(what), ": %.40s, Xen %s, boot %u", env ? env : "?", xen,
             side->paths->boot);
    room = size - strlen(what) - 1;
    snprintf(out, size, "%s%s%s", len > room ? ".." : "",
             side->path + (len > room ? len - room + 2 : 0), what);
}

void profile_of_label(const struct moves_of *of, char *out, size_t size)
{
    snprintf(out, size, "%s, %s n=%u%s", of->name, path_name(of->path), of->n,
             of->fill ? ", filled" : "");
}

const char *profile_unit_word(enum path path)
{
    if (path == PATH_MULTI)
        return "entry";
    return path == PATH_ARRAY ? "item" : "call";
}
