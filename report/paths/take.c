/* SPDX-License-Identifier: MIT */
#include "report/paths/take.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "report/paths/functions.h"
#include "report/paths/match.h"
#include "report/paths/read.h"
#include "report/paths/write.h"
#include "report/symbols/symbols.h"
#include "report/text/say.h"

/* In the run, and at once. */
__attribute__((format(printf, 2, 3))) static void say_both(struct run *run, const char *format, ...)
{
    char text[512];
    va_list args;

    va_start(args, format);
    vsnprintf(text, sizeof(text), format, args);
    va_end(args);
    run_add_problem(run, text);
    say_line("pvbench run: %s", text);
}

/* ---- beside what was recorded ---- */

static void say_difference(struct run *run, unsigned boot, const struct match *match, size_t others)
{
    char more[64] = "";

    if (others)
        snprintf(more, sizeof(more), ", and in %zu series more", others);
    say_both(run,
             "boot %u: QEMU counted other instructions than the boot recorded in %s, %s, n=%u%s%s",
             boot, match->of->name, path_name(match->path), match->series->n,
             match->series->fill ? ", fill" : "", more);
}

/* A memory fault is an attempt that -icount does not count; each call of a row that is there for
 * them has as many as the row says, or on some Xen none. */
static bool is_exact(const struct match *match)
{
    return match->agrees &&
           (!match->extra || match->extra == (uint64_t)match->of->faults * match->series->n);
}

/* A series without samples was ended by an exception: there is nothing to compare. */
static size_t count_differences(const struct matches *matches, const struct match **first)
{
    size_t i, differ = 0;

    for (i = 0; i < matches->count; i++)
        if (matches->at[i].series->announced && !is_exact(&matches->at[i])) {
            *first = differ ? *first : &matches->at[i];
            differ++;
        }
    return differ;
}

static void take_once(const struct raw *raw, struct matches *matches)
{
    size_t i;

    for (i = 0; i < matches->count; i++) {
        struct match *m = &matches->at[i];

        if (!m->agrees)
            continue;
        m->series->once = m->mode - raw->regions[m->taken].iterations;
        m->series->has_once = true;
    }
}

/* ---- the profile ---- */

/* What has no symbols is told by addresses, and a line says so. */
static struct symbols *xen_symbols(const struct paths_order *order, struct run *run,
                                   const char *build)
{
    struct symbols *symbols;
    char why[512];

    if (order->symbols)
        symbols = symbols_of_file(order->symbols, why, sizeof(why));
    else
        symbols = symbols_of_xen(order->xen, why, sizeof(why));
    if (!symbols)
        run_say_problem(run, "the profile has addresses and no names: %s", why);
    else if (symbols->build_id[0] && build[0] && strcmp(symbols->build_id, build) != 0) {
        run_say_problem(run,
                        "the profile has addresses and no names: the symbols are of build %s, and "
                        "the Xen that ran is %s",
                        symbols->build_id, build);
        symbols_free(symbols);
        symbols = NULL;
    }
    return symbols;
}

static const char *boot_fact(const struct facts *facts, const char *key)
{
    const char *value = facts_get(facts, key);

    return value ? value : "";
}

static size_t count_agreeing(const struct matches *matches)
{
    size_t i, count = 0;

    for (i = 0; i < matches->count; i++)
        count += matches->at[i].agrees;
    return count;
}

static bool write_profile(const struct paths_order *order, struct run *run, const struct raw *raw,
                          const struct matches *matches)
{
    const struct run_boot *boot = run_boot(run, (unsigned)run->boot_count);
    struct paths_source source = {
        .boot = (unsigned)run->boot_count,
        .xen_build = boot_fact(&boot->facts, "xen.build-id"),
        .image_build = boot_fact(&boot->begin, "build"),
        .image_from = order->image_from,
        .image_to = order->image_to,
    };
    struct functions functions;
    struct symbols *xen, *image;
    char why[512];
    bool good;

    xen = xen_symbols(order, run, source.xen_build);
    image = symbols_of_image(order->kernel, why, sizeof(why));
    if (!image)
        run_say_problem(run, "the profile has no names of the kernel image's functions: %s", why);
    source.symbols = xen ? "of the hypervisor" : "";
    functions_find(&functions, raw, xen, image, source.image_from, source.image_to);
    source.functions = functions.at;
    source.function_count = functions.count;
    good = paths_write(order->profile, raw, matches, &source, why, sizeof(why));
    if (good)
        fprintf(stderr,
                "profile of boot %u: %zu series, and the path of each is as long as its region\n",
                source.boot, count_agreeing(matches));
    else
        say_both(run, "boot %u has no profile: %s", source.boot, why);
    functions_free(&functions);
    symbols_free(xen);
    symbols_free(image);
    return good;
}

static bool take(const struct paths_order *order, struct run *run, struct raw *raw)
{
    unsigned boot = (unsigned)run->boot_count;
    const struct match *first = NULL;
    struct matches matches;
    size_t differ;
    bool good;

    if (!match_boot(raw, run, boot, &matches)) {
        say_both(run, "boot %u: QEMU counted %zu timed regions, which are not those recorded", boot,
                 raw->region_count);
        matches_free(&matches);
        return false;
    }
    differ = count_differences(&matches, &first);
    good = !differ;
    if (good) {
        take_once(raw, &matches);
        if (order->profile)
            good = write_profile(order, run, raw, &matches);
    } else {
        say_difference(run, boot, first, differ - 1);
    }
    matches_free(&matches);
    return good;
}

bool paths_take(const struct paths_order *order, struct run *run)
{
    unsigned boot = (unsigned)run->boot_count;
    struct raw *raw;
    char why[128];
    bool good;

    if (run_boot_outcome(run, boot) != OUTCOME_COMPLETE)
        return true;
    raw = raw_read(order->regions, why, sizeof(why));
    if (!raw) {
        say_both(run, "boot %u: what QEMU counted cannot be read: %s", boot, why);
        return !order->profile;
    }
    good = take(order, run, raw);
    raw_free(raw);
    return good;
}
