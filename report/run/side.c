/* SPDX-License-Identifier: MIT */
/* One run, boot by boot; see side.h. */
#include "report/run/side.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "report/cases/environment.h"
#include "report/host/pin.h"
#include "report/host/steady.h"
#include "report/log/read.h"
#include "report/machine/boot.h"
#include "report/machine/boot_end.h"
#include "report/machine/complaint.h"
#include "report/machine/failure.h"
#include "report/machine/progress.h"
#include "report/machine/refusal.h"
#include "report/machine/watch.h"
#include "report/model/facts.h"
#include "report/model/outcome.h"
#include "report/model/run.h"
#include "report/model/words.h"
#include "report/paths/read.h"
#include "report/paths/take.h"
#include "report/prices/run_status.h"
#include "report/run/boot_words.h"
#include "report/run/folder.h"
#include "report/run/machine.h"
#include "report/run/order.h"
#include "report/store/save.h"
#include "report/system/exit.h"
#include "report/system/file.h"
#include "report/text/say.h"

/* Where the boot that was read last stands among those of both sides. */
static void add_turn(const struct run_side *r)
{
    char turn[16];

    if (!r->turn)
        return;
    snprintf(turn, sizeof(turn), "%u", r->turn);
    run_add_boot_fact(r->run, (unsigned)r->run->boot_count, RUN_TURN, turn);
}

/* Read what a boot left, and say how it went in one line. */
static bool take_boot(struct run_side *r, const struct boot_result *result, const char *log)
{
    const char *whose = r->order->name ? r->order->name : r->order->try ? r->machine.env->name : "";
    char why[512];

    if (run_add_log(r->run, log) < 0)
        return false;
    add_turn(r);
    run_set_outcome(r->run, (unsigned)r->run->boot_count, boot_outcome(result));
    boot_describe(result, r->options.timeout, why, sizeof(why));
    if (why[0] && !boot_log_says_it(result))
        run_say_problem(r->run, "boot %u: %s", r->progress.boot, why);
    fprintf(stderr, "%s%sboot %u of %u: %s after %.1f s%s%s\n", whose, *whose ? " " : "",
            r->progress.boot, r->options.boots,
            outcome_name(run_boot(r->run, (unsigned)r->run->boot_count)->outcome), result->seconds,
            why[0] ? ": " : "", why);
    return true;
}

/* How the host was set when the boot began, so that a change between two boots is seen. */
static void keep_host(struct run_side *r, const struct facts *host)
{
    size_t i;

    for (i = 0; i < host->count; i++)
        run_add_boot_fact(r->run, (unsigned)r->run->boot_count, host->at[i].key, host->at[i].value);
}

/* The counts are read: tests/boot/exact.sh compares them once more, with a program of its own. */
static void drop_regions(const struct run_side *r)
{
    if (r->machine.regions[0] && !getenv("PVBENCH_KEEP_REGIONS"))
        unlink(r->machine.regions);
}

static bool is_kvm(const struct run_side *r)
{
    return !r->options.on_xl && !strcmp(r->options.accel, "kvm");
}

/* Leave nothing of a run that has measured nothing. */
static int leave_nothing(struct run_side *r, const char *log, const char *errors)
{
    drop_regions(r);
    if (r->progress.boot == 1) {
        unlink(log);
        unlink(errors);
        run_folder_unmake(&r->folder);
    }
    return EXIT_USAGE;
}

/*
 * Of all environments, one whose image this host does not take is left out.  The words are those of
 * xc_dom_compat_check (tools/libs/guest/xg_dom_boot.c).
 */
static bool left_out_by_xl(struct run_side *r, const struct boot_result *result)
{
    if (!r->order->try || !strstr(result->complaint, "not supported by xen kernel"))
        return false;
    fprintf(stderr, "%s is left out: %s\n", r->machine.env->name, result->complaint);
    r->refused = true;
    return true;
}

/* Which ABI the image has, which the Xen takes, what to do. */
static void say_refused(struct run_side *r, const struct boot_watch *watch)
{
    const struct environment *env = r->machine.env;
    char what[512], advice[256] = "";

    refusal_describe(watch, env, what, sizeof(what));
    if (r->order->try) {
        fprintf(stderr, "%s is left out: %s\n", env->name, what);
    } else {
        refusal_advise(watch, env, advice, sizeof(advice));
        fprintf(stderr, "pvbench run: %s; %s\n", what, advice);
    }
    r->refused = true;
}

/* A boot that a case ended is made again without that case; true when it will be. */
static bool retry(struct run_side *r, const struct boot_result *result)
{
    const char *name = retry_culprit(result, !strcmp(r->options.unit, "cycles"));
    char boots[16];

    if (!name || r->retries == RETRIES_MAX || !retry_without(&r->options, name))
        return false;
    r->retries++;
    r->options.boots++;
    snprintf(boots, sizeof(boots), "%u", r->options.boots);
    run_add_fact(r->run, RUN_BOOTS_MEANT, boots);
    run_say_problem(r->run, "boot %u was ended by %s: boot %u is made without it", r->progress.boot,
                    name, r->progress.boot + 1);
    fprintf(stderr, "boot %u is made without %s, which ended boot %u\n", r->progress.boot + 1, name,
            r->progress.boot);
    r->progress.boots = r->options.boots;
    return true;
}

/* What QEMU counted of the boot that was read last. */
static bool take_regions(struct run_side *r)
{
    char file[PATH_MAX];
    struct paths_order order = {
        .regions = r->machine.regions,
        .profile = r->options.profile ? file : NULL,
        .xen = r->machine.xen.image,
        .symbols = r->options.symbols,
        .kernel = r->machine.kernel,
        .image_from = r->machine.places.from,
        .image_to = r->machine.places.to,
    };

    paths_file_name(file, sizeof(file), r->folder.path, (unsigned)r->run->boot_count);
    return paths_take(&order, r->run);
}

/* One boot.  EXIT_GOOD: the next one may come; EXIT_USAGE: our own error, reported. */
static int boot_counted(struct run_side *r, const struct facts *host)
{
    char log[PATH_MAX], errors[PATH_MAX];
    struct boot_order order = {
        .argv = r->machine.argv,
        .runner = r->options.on_xl ? "xl" : "QEMU",
        .asked = r->options.on_xl,
        .pin = &r->machine.pin,
        .log = log,
        .errors = errors,
        .timeout = r->options.timeout,
        .progress = &r->progress,
    };
    struct boot_result result;

    snprintf(log, sizeof(log), "%s/boot-%u.log", r->folder.path, r->progress.boot);
    snprintf(errors, sizeof(errors), "%s/boot-%u.%s", r->folder.path, r->progress.boot,
             r->options.on_xl ? "xl" : "qemu");
    boot_run(&order, &result);
    if (result.stop == BOOT_STOP_UNKEPT) {
        say_line("pvbench run: cannot write %s: %s", log, strerror(result.error));
        return EXIT_USAGE;
    }
    if (result.stop == BOOT_STOP_UNPINNED) {
        failure_say_unpinned(&result, r->options.pin);
        return leave_nothing(r, log, errors);
    }
    if (result.stop == BOOT_STOP_UNSTARTED || !boot_was_started(&result)) {
        if (!left_out_by_xl(r, &result))
            failure_say_unstarted(&result, is_kvm(r));
        return leave_nothing(r, log, errors);
    }
    if (result.watch.over == BOOT_GOES_ON && complaint_is_of_icount(result.complaint)) {
        failure_say_uncounted(&result, r->options.cpu);
        return leave_nothing(r, log, errors);
    }
    if (result.watch.over == BOOT_REFUSED) {
        say_refused(r, &result.watch);
        return leave_nothing(r, log, errors);
    }
    /* What ended one boot would end the next one too, unless it can be left out. */
    r->more = result.stop == BOOT_STOP_ITSELF && result.watch.over == BOOT_ENDED;
    if (!take_boot(r, &result, log))
        return EXIT_USAGE;
    keep_host(r, host);
    r->more = retry(r, &result) || r->more;
    if (r->machine.counted && !take_regions(r))
        r->status = EXIT_USAGE;
    return EXIT_GOOD;
}

/* In cycles each boot has an order of its own, and all have the depths of the first. */
static void choose_words(struct run_side *r)
{
    if (boot_words(&r->options, r->progress.boot - r->retries, boot_depths(r->first),
                   r->machine.words) ||
        r->crowded)
        return;
    r->crowded = true;
    say_line(
        "pvbench run: the kernel's command line has no room for the order of a boot, and for how "
        "many calls a sample had in the first one: each boot chooses; name fewer --cases, or "
        "by shorter globs");
}

static int boot_one(struct run_side *r)
{
    struct facts host = {0};
    int status;

    choose_words(r);
    run_machine_host_facts(&r->machine, &r->options, &host);
    if (r->machine.counted)
        snprintf(r->machine.regions, sizeof(r->machine.regions), "%s/boot-%u.regions",
                 r->folder.path, r->progress.boot);
    status = boot_counted(r, &host);
    facts_free(&host);
    drop_regions(r);
    return status;
}

/* The command as it was typed, for whoever reads the run later. */
static void add_command(struct run *run, int argc, char **argv)
{
    char text[2048] = "pvbench";
    size_t len = strlen(text);
    int i;

    for (i = 0; i < argc && len < sizeof(text); i++) {
        const char *quote = argv[i][strcspn(argv[i], " *?[\"")] ? "'" : "";

        len += (size_t)snprintf(text + len, sizeof(text) - len, " %s%s%s", quote, argv[i], quote);
    }
    run_add_fact(run, "run.command", text);
}

/* The page may lie in the folder of the run, which is there by now. */
static bool can_report(const struct run_side *r)
{
    const char *page = r->options.report;

    if (!page || file_writable(page))
        return true;
    say_line("pvbench run: cannot write %s: %s", page, strerror(errno));
    run_folder_unmake(&r->folder);
    return false;
}

int run_side_open(struct run_side *r, const struct run_order *order)
{
    int status;

    *r = (struct run_side){.order = order, .options = *order->options, .more = true};
    progress_init(&r->progress, r->options.boots);
    if (order->name)
        progress_take_turns(&r->progress, order->leads);
    status = run_machine_find(&r->machine, &r->options, order->env);
    if (status != EXIT_GOOD)
        return status;
    r->run = run_new();
    r->first = r->run;
    add_command(r->run, order->argc, order->argv);
    if (order->name)
        run_add_fact(r->run, "run.side", order->name);
    if (!run_machine_facts(&r->machine, &r->options, r->run) ||
        !run_folder_make(&r->folder, order->out) || !can_report(r))
        return EXIT_USAGE;
    if (!pin_keep_off(&r->machine.pin))
        say_line("pvbench run: cannot keep off the CPU of --pin: %s", strerror(errno));
    return EXIT_GOOD;
}

bool run_side_more(const struct run_side *r)
{
    return r->more && r->progress.boot <= r->options.boots;
}

/* After the first boot, which may have shown that there is no machine, and before the others. */
static void warn_of_host(const struct run_side *r)
{
    const struct run_order *order = r->order;
    char what[256];

    if (r->progress.boot == 1 && (!order->name || order->leads) &&
        host_unsteady(r->run, what, sizeof(what)))
        fprintf(stderr, "pvbench run: warning: this machine is not steady: %s\n", what);
}

/* What was measured is on the disk before the next boot starts. */
int run_side_boot(struct run_side *r)
{
    int status = boot_one(r);

    if (status == EXIT_GOOD)
        warn_of_host(r);
    r->progress.boot++;
    if (status == EXIT_GOOD && !run_save(r->run, r->folder.path))
        return EXIT_USAGE;
    return status;
}

int run_side_keep(struct run_side *r)
{
    r->kept = run_save(r->run, r->folder.path);
    return r->kept ? exit_worse(r->status, run_exit_status(r->run)) : EXIT_USAGE;
}

void run_side_close(struct run_side *r)
{
    run_free(r->run);
    run_machine_free(&r->machine);
    *r = (struct run_side){0};
}
