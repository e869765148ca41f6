/* SPDX-License-Identifier: MIT */
/* `pvbench run`: boot, keep, show, draw. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "report/boot.h"
#include "report/command.h"
#include "report/exit.h"
#include "report/interrupt.h"
#include "report/run.h"
#include "report/run_folder.h"
#include "report/run_machine.h"
#include "report/run_options.h"
#include "report/run_retry.h"

struct running {
    struct run_options options;
    struct run_machine machine;
    struct run_folder folder;
    struct progress progress;
    struct run *run;
    unsigned retries;
};

/* What QEMU said of itself, or that it said nothing. */
static const char *complaint(const struct boot_result *result)
{
    return result->complaint[0] ? result->complaint : "QEMU ended without a word";
}

/* How a boot ended, one line for people; empty when it went as it should. */
static void describe(const struct boot_result *result, unsigned timeout, char *out, size_t size)
{
    const struct boot_watch *watch = &result->watch;
    char stands[BOOT_NAME_MAX * 2];

    boot_watch_describe(watch, stands, sizeof(stands));
    out[0] = '\0';
    if (result->stop == BOOT_STOP_SIGNAL)
        snprintf(out, size, "stopped (%s) at: %s", strsignal(interrupt_came()), stands);
    else if (watch->over == BOOT_PANICKED)
        snprintf(out, size, "Xen panicked: %s; it was at: %s", watch->reason, stands);
    else if (watch->over == BOOT_CRASHED)
        snprintf(out, size, "Xen ended our domain: %s; it was at: %s", watch->reason, stands);
    else if (result->stop == BOOT_STOP_SILENT)
        snprintf(out, size, "no output for %u s at: %s", timeout, stands);
    else if (result->stop == BOOT_STOP_FLOOD)
        snprintf(out, size, "prints without end at: %s", stands);
    else if (watch->over == BOOT_RESTARTED)
        snprintf(out, size, "the kernel started a second time, and was ended");
    else if (watch->over == BOOT_HALTED)
        snprintf(out, size, "Xen halted the machine before the end of the record, at: %s", stands);
    else if (!strcmp(watch->status, "crashed"))
        snprintf(out, size, "the kernel crashed at: %s", stands);
    else if (!strcmp(watch->status, "error"))
        snprintf(out, size, "the kernel says: %s", watch->reason[0] ? watch->reason : "error");
    else if (watch->over == BOOT_GOES_ON)
        snprintf(out, size, "QEMU ended too early: %s; it was at: %s", complaint(result), stands);
}

/* What the runner saw; the log may know worse. */
static enum outcome outcome(const struct boot_result *result)
{
    if (result->stop == BOOT_STOP_SIGNAL)
        return OUTCOME_PARTIAL;
    if (result->watch.over == BOOT_PANICKED)
        return OUTCOME_PANICKED;
    if (result->watch.over == BOOT_CRASHED)
        return OUTCOME_CRASHED;
    if (result->stop == BOOT_STOP_SILENT || result->stop == BOOT_STOP_FLOOD)
        return OUTCOME_HUNG;
    return result->watch.over == BOOT_ENDED ? OUTCOME_COMPLETE : OUTCOME_PARTIAL;
}

/* The log reader finds these for itself, with their lines. */
static bool log_says_it(const struct boot_result *result)
{
    return result->stop != BOOT_STOP_SIGNAL &&
           (result->watch.over == BOOT_PANICKED || result->watch.over == BOOT_CRASHED ||
            result->watch.over == BOOT_ENDED);
}

/* Read what a boot left, and say how it went in one line. */
static bool take_boot(struct running *r, const struct boot_result *result, const char *log)
{
    char why[512];

    if (run_add_log(r->run, log) < 0)
        return false;
    run_set_outcome(r->run, (unsigned)r->run->boot_count, outcome(result));
    describe(result, r->options.timeout, why, sizeof(why));
    if (why[0] && !log_says_it(result))
        run_say_problem(r->run, "boot %u: %s", r->progress.boot, why);
    fprintf(stderr, "boot %u of %u: %s after %.1f s%s%s\n", r->progress.boot, r->options.boots,
            outcome_name(run_boot(r->run, (unsigned)r->run->boot_count)->outcome), result->seconds,
            why[0] ? ": " : "", why);
    return true;
}

/* A machine that printed nothing, and whose QEMU complained, was never started. */
static bool was_started(const struct boot_result *result)
{
    return result->stop != BOOT_STOP_ITSELF || result->watch.phase != BOOT_SILENT ||
           (WIFEXITED(result->status) && WEXITSTATUS(result->status) == 0);
}

static int unstarted(struct running *r, const struct boot_result *result, const char *log,
                     const char *errors)
{
    fprintf(stderr, "pvbench run: QEMU could not be started: %s\n",
            result->stop == BOOT_STOP_UNSTARTED ? strerror(result->error) : complaint(result));
    if (r->progress.boot == 1) {
        unlink(log);
        unlink(errors);
        run_folder_unmake(&r->folder);
    }
    return EXIT_USAGE;
}

/* A boot that a case ended is made again without that case; true when it will be. */
static bool retry(struct running *r, const struct boot_result *result)
{
    const char *name = retry_culprit(result);

    if (!name || r->retries == RETRIES_MAX || !retry_without(&r->options, name))
        return false;
    r->retries++;
    r->options.boots++;
    run_say_problem(r->run, "boot %u was ended by %s: boot %u is made without it", r->progress.boot,
                    name, r->progress.boot + 1);
    fprintf(stderr, "boot %u is made without %s, which ended boot %u\n", r->progress.boot + 1, name,
            r->progress.boot);
    r->progress.boots = r->options.boots;
    return true;
}

/* One boot.  EXIT_GOOD: the next one may come; EXIT_USAGE: our own error, said. */
static int boot_one(struct running *r, bool *more)
{
    char log[PATH_MAX], errors[PATH_MAX];
    struct boot_order order = {
        .argv = r->machine.argv,
        .log = log,
        .errors = errors,
        .timeout = r->options.timeout,
        .progress = &r->progress,
    };
    struct boot_result result;

    snprintf(log, sizeof(log), "%s/boot-%u.log", r->folder.path, r->progress.boot);
    snprintf(errors, sizeof(errors), "%s/boot-%u.qemu", r->folder.path, r->progress.boot);
    boot_run(&order, &result);
    if (result.stop == BOOT_STOP_UNKEPT) {
        fprintf(stderr, "pvbench run: cannot write %s: %s\n", log, strerror(result.error));
        return EXIT_USAGE;
    }
    if (result.stop == BOOT_STOP_UNSTARTED || !was_started(&result))
        return unstarted(r, &result, log, errors);
    /* What ended one boot would end the next one too, unless it can be left out. */
    *more = result.stop == BOOT_STOP_ITSELF && result.watch.over == BOOT_ENDED;
    if (!take_boot(r, &result, log))
        return EXIT_USAGE;
    *more = retry(r, &result) || *more;
    return EXIT_GOOD;
}

static int boot_all(struct running *r)
{
    bool more = true;
    int status = EXIT_GOOD;

    progress_init(&r->progress, r->options.boots);
    for (; more && status == EXIT_GOOD; r->progress.boot++) {
        status = boot_one(r, &more);
        if (r->progress.boot == r->options.boots)
            return status;
    }
    if (status == EXIT_GOOD)
        run_say_problem(r->run, "only %u of %u boots were started", r->progress.boot - 1,
                        r->options.boots);
    return status;
}

static int worse(int one, int other)
{
    return one > other ? one : other;
}

/* Save, show and draw what the boots left. */
static int finish(struct running *r)
{
    struct show_options brief = {.brief = true};
    int status;

    if (!run_save(r->run, r->folder.path))
        return EXIT_USAGE;
    status = run_exit_status(r->run);
    if (interrupt_came()) {
        fprintf(stderr, "pvbench run: interrupted; what was read is kept in %s\n", r->folder.path);
        return worse(status, EXIT_INCONCLUSIVE);
    }
    show_run(r->run, stdout, &brief);
    if (r->options.plots && r->run->case_count)
        status = worse(status, plot_run(r->run, r->folder.path, NULL));
    printf("\nrun kept in %s\n", r->folder.path);
    return fflush(stdout) == 0 ? status : worse(status, EXIT_USAGE);
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

static int run_all(struct running *r, int argc, char **argv)
{
    int status = run_machine_find(&r->machine, &r->options);

    if (status != EXIT_GOOD)
        return status;
    r->run = run_new();
    add_command(r->run, argc, argv);
    if (!run_machine_facts(&r->machine, &r->options, r->run) ||
        !run_folder_make(&r->folder, r->options.out))
        return EXIT_USAGE;
    interrupt_hold();
    status = boot_all(r);
    return status == EXIT_GOOD ? finish(r) : status;
}

int cmd_run(int argc, char **argv)
{
    struct running r = {0};
    char wrong[512];
    int status;

    if (!run_options_read(&r.options, argc, argv, wrong, sizeof(wrong)))
        status = command_usage("run", "%s", wrong);
    else if (r.options.help)
        status = fputs(run_options_help, stdout) < 0 ? EXIT_USAGE : EXIT_GOOD;
    else
        status = run_all(&r, argc, argv);
    run_free(r.run);
    run_machine_free(&r.machine);
    run_options_free(&r.options);
    return status;
}
