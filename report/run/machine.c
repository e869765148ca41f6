/* SPDX-License-Identifier: MIT */
/* What a run boots and on what; see machine.h. */
#include "report/run/machine.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/utsname.h>
#include <time.h>
#include <unistd.h>

#include "report/cases/environment.h"
#include "report/host/facts.h"
#include "report/host/kvm.h"
#include "report/host/pin.h"
#include "report/keys/key.h"
#include "report/keys/keys.h"
#include "report/machine/home.h"
#include "report/machine/image.h"
#include "report/machine/script.h"
#include "report/model/facts.h"
#include "report/model/run.h"
#include "report/model/words.h"
#include "report/run/options.h"
#include "report/symbols/symbols.h"
#include "report/system/exit.h"
#include "report/system/file.h"
#include "report/system/memory.h"
#include "report/text/say.h"
#include "report/xen/xen.h"

__attribute__((format(printf, 1, 2))) static int say(const char *format, ...)
{
    char text[PATH_MAX + 256];
    va_list args;

    va_start(args, format);
    vsnprintf(text, sizeof(text), format, args);
    va_end(args);
    say_line("pvbench run: %s", text);
    return EXIT_USAGE;
}

/* The kernel, and by its own notes the environment that it is for. */
static int find_kernel(struct run_machine *machine, const struct run_options *options,
                       const struct environment *env)
{
    const struct environment *wanted = env ? env : &environments[0];
    char image[PATH_MAX], why[128];
    const char *kernel = options->kernel ? options->kernel : image;

    if (!options->kernel && !home_image(&machine->home, wanted->name, image))
        return say("the folder's name is too long: %s", machine->home.folder);
    if (!file_find(kernel, machine->kernel)) {
        if (options->kernel)
            return say("cannot read the kernel %s", kernel);
        return say("the %s image is missing: type make in the source tree, install pvbench-images, "
                   "or give an image with --kernel FILE",
                   wanted->name);
    }
    machine->env = image_environment(machine->kernel, why, sizeof(why));
    if (!machine->env)
        return say("%s cannot be booted: %s", kernel, why);
    if (env && machine->env != env)
        return say("%s is an image for %s (%s), not for %s", kernel, machine->env->name,
                   machine->env->abi, env->name);
    return EXIT_GOOD;
}

static int find_xen(struct run_machine *machine, const struct run_options *options)
{
    const struct environment *env = machine->env;

    machine->xen_name = options->xen ? options->xen : env->xen;
    if (!machine->xen_name)
        return say("%s (%s) needs a hypervisor built without PAE, which no package has (3.2 was "
                   "the last): give one with --xen FILE",
                   env->name, env->abi);
    if (run_options_is_version(machine->xen_name))
        return xen_get_version(&machine->xen, &machine->home, machine->xen_name);
    if (xen_is_tree(machine->xen_name))
        return xen_get_tree(&machine->xen, &machine->home, machine->xen_name);
    if (!xen_get_file(&machine->xen, machine->xen_name))
        return say("--xen is a version (4.14, 4.17, 4.20, 4.17.5, 4.17+pv32 or 4.17+debug), a file "
                   "that can be "
                   "read or a folder with Xen's sources, not %s",
                   machine->xen_name);
    return EXIT_GOOD;
}

/* What cannot be used is said before anything boots. */
static int check_symbols(const struct run_options *options)
{
    struct symbols *symbols;
    char why[512];

    if (!options->symbols)
        return EXIT_GOOD;
    symbols = symbols_of_file(options->symbols, why, sizeof(why));
    if (!symbols)
        return say("--symbols: %s", why);
    symbols_free(symbols);
    return EXIT_GOOD;
}

/* What takes a second is asked before what takes minutes: fetching or building a Xen. */
static int check_host(struct run_machine *machine, const struct run_options *options)
{
    struct utsname name;
    char why[768];

    if (options->on_xl)
        return EXIT_GOOD;
    if (!strcmp(options->accel, "kvm") && uname(&name) == 0 &&
        !kvm_there("", name.machine, why, sizeof(why)))
        return say("--accel kvm: %s; leave --accel kvm away, and QEMU emulates", why);
    if (!options->pin)
        return EXIT_GOOD;
    if (!pin_read(&machine->pin, options->pin, strcmp(options->vcpus, "2") ? 1 : 2, why,
                  sizeof(why)) ||
        !pin_find(&machine->pin, "", why, sizeof(why)))
        return say("%s", why);
    if (!machine->pin.alone)
        say("warning: no CPU is left beside the core of --pin %s: the console's reader is on it, "
            "too",
            options->pin);
    return EXIT_GOOD;
}

/* What QEMU needs to know to count the timed regions. */
static void find_regions(struct run_machine *machine)
{
    if (image_places(machine->kernel, &machine->places) &&
        home_plugins(&machine->home, machine->plugins))
        snprintf(machine->region, sizeof(machine->region), "%" PRIx64 "-%" PRIx64,
                 machine->places.region, machine->places.region_end);
}

static void qemu_command(struct run_machine *machine, const struct run_options *options)
{
    const char *const fixed[] = {
        machine->home.run_qemu,
        "--xen",
        machine->xen.image,
        "--kernel",
        machine->kernel,
        "--unit",
        options->unit,
        /* Guest time goes by faster: Xen boots sooner, and its ticks make more samples outliers. */
        "--shift",
        options->quick ? "2" : "1",
        "--accel",
        options->accel,
        "--vcpus",
        options->vcpus,
        "--xen-args",
        options->xen_args ? options->xen_args : "",
        "--kernel-args",
        machine->words,
    };
    size_t extra = 0, count = sizeof(fixed) / sizeof(fixed[0]);
    const char **argv;

    while (options->qemu_args[extra])
        extra++;
    argv = memory_new((MACHINE_WORDS + 2 * extra) * sizeof(*argv));
    memcpy(argv, fixed, sizeof(fixed));
    if (options->cpu) {
        argv[count++] = "--cpu";
        argv[count++] = options->cpu;
    }
    if (options->qemu) {
        argv[count++] = "--qemu";
        argv[count++] = options->qemu;
    }
    find_regions(machine);
    if (machine->region[0]) {
        argv[count++] = "--plugins";
        argv[count++] = machine->plugins;
        argv[count++] = "--region";
        argv[count++] = machine->region;
        argv[count++] = "--regions";
        argv[count++] = machine->regions;
    }
    if (options->profile)
        argv[count++] = "--paths";
    for (extra = 0; options->qemu_args[extra]; extra++) {
        argv[count++] = "--qemu-arg";
        argv[count++] = options->qemu_args[extra];
    }
    machine->argv = argv;
}

static void xl_command(struct run_machine *machine, const struct run_options *options)
{
    const char **at = machine->argv = memory_new(MACHINE_WORDS * sizeof(*at));
    const char *const given[][2] = {
        {"--kernel", machine->kernel}, {"--kernel-args", machine->words},
        {"--vcpus", options->vcpus},   {"--memory", options->memory},
        {"--cpus", options->pin},      {"--tsc-mode", options->tsc_mode},
    };
    size_t i;

    *at++ = machine->home.run_xl;
    for (i = 0; i < sizeof(given) / sizeof(given[0]); i++) {
        if (!given[i][1])
            continue;
        *at++ = given[i][0];
        *at++ = given[i][1];
    }
    if (options->pvshim)
        *at++ = "--pvshim";
}

int run_machine_find(struct run_machine *machine, const struct run_options *options,
                     const struct environment *env)
{
    int status;

    memset(machine, 0, sizeof(*machine));
    memcpy(machine->words, options->words, sizeof(machine->words));
    if (!home_find(&machine->home))
        return say("cannot find scripts/run-qemu: install pvbench again, or set PVBENCH_HOME to "
                   "its source tree");
    status = check_host(machine, options);
    if (status == EXIT_GOOD)
        status = check_symbols(options);
    if (status == EXIT_GOOD)
        status = find_kernel(machine, options, env);
    if (status == EXIT_GOOD && !options->on_xl)
        status = find_xen(machine, options);
    if (status != EXIT_GOOD)
        return status;
    if (options->on_xl)
        xl_command(machine, options);
    else
        qemu_command(machine, options);
    return EXIT_GOOD;
}

void run_machine_free(struct run_machine *machine)
{
    free(machine->argv);
    machine->argv = NULL;
}

/* What the script says of the machine that it makes, or finds. */
static bool take_script(const struct run_machine *machine, struct run *run)
{
    int status = script_facts(machine->argv, NULL, &run->facts);

    if (status != EXIT_GOOD && status != EXIT_USAGE) /* then the script has said why */
        say("%s failed", machine->argv[0]);
    return status == EXIT_GOOD;
}

/* Those in which boots of one run may differ. */
static bool is_of_boot(const char *key)
{
    const struct compare_key *known = compare_key_find(key);

    return (known && known->of_host) || !strcmp(key, "host.boot-id");
}

/* A CPU that is emulated on any CPU of the machine is moved by none of it. */
static bool is_of_machine(const struct run_machine *machine, const struct run_options *options)
{
    return !strcmp(options->accel, "kvm") || machine->pin.count;
}

/* A host that says nothing says so again when the boot is started. */
void run_machine_host_facts(const struct run_machine *machine, const struct run_options *options,
                            struct facts *host)
{
    if (options->on_xl)
        script_facts(machine->argv, is_of_boot, host);
    else if (is_of_machine(machine, options))
        host_add_state("", &machine->pin, host);
}

/* Files without their folders: a run is read on other machines, and the build ids say the rest. */
static void run_facts(const struct run_machine *machine, const struct run_options *options,
                      struct run *run)
{
    char text[64];
    time_t now = time(NULL);
    struct tm utc;

    strftime(text, sizeof(text), "%Y-%m-%dT%H:%M:%SZ", gmtime_r(&now, &utc));
    run_add_fact(run, "run.date", text);
    snprintf(text, sizeof(text), "%u", options->boots);
    run_add_fact(run, RUN_BOOTS_MEANT, text);
    run_add_fact(run, "run.unit", options->unit);
    run_add_fact(run, "run.on", options->on_xl ? "xl" : "qemu");
    if (machine->xen_name)
        run_add_fact(run, "run.xen",
                     basename(machine->xen.tree[0] ? machine->xen.tree : machine->xen_name));
    /* Where it lies is of use on this machine only: --against boots it again from there. */
    if (machine->xen_name && !run_options_is_version(machine->xen_name))
        run_add_fact(run, "run.xen-file", machine->xen.image);
    if (options->xen_args)
        run_add_fact(run, "run.xen-options", options->xen_args);
    if (machine->xen.package[0])
        run_add_fact(run, "run.xen-package", machine->xen.package);
    if (machine->xen.commit[0]) {
        run_add_fact(run, "run.xen-commit", machine->xen.commit);
        run_add_fact(run, "run.xen-dirty", machine->xen.dirty);
    }
    run_add_fact(run, "run.kernel", basename(machine->kernel));
}

bool run_machine_facts(struct run_machine *machine, const struct run_options *options,
                       struct run *run)
{
    if (!take_script(machine, run))
        return false;
    machine->counted = run_fact(run, "qemu.plugin") != NULL;
    host_add_names("", &run->facts);
    if (is_of_machine(machine, options))
        host_add_state("", &machine->pin, &run->facts);
    run_facts(machine, options, run);
    return true;
}
