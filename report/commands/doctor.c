/* SPDX-License-Identifier: MIT */
/* "pvbench doctor": what this machine has for pvbench, and what it lacks. */
#include "report/doctor/doctor.h"

#include <string.h>
#include <sys/utsname.h>
#include <unistd.h>

#include "report/commands/command.h"
#include "report/system/exit.h"
#include "report/typed/choice.h"
#include "report/typed/option.h"
#include "report/typed/usage.h"

static const char help[] =
    "Usage: pvbench doctor [--qemu QEMU] [--format F]\n"
    "Say for each thing that pvbench can be wanted for what this machine has, with\n"
    "versions, what it lacks, and what to type. Nothing is installed, written or\n"
    "fetched.\n"
    "\n"
    "  --qemu QEMU  another QEMU, as pvbench run has it; default $PVBENCH_QEMU, or\n"
    "               else what is in the PATH\n"
    "  --format F   text, or json: docs/json.md has what is in it\n"
    "\n"
    "Exit status: 0 when pvbench run can boot Xen in QEMU, or a guest of this Xen\n"
    "host, whatever else is missing; 4 when it can do neither, or bad usage.\n";

static const struct option options[] = {
    {"qemu", required_argument, NULL, 'q'},
    {"format", required_argument, NULL, 'f'},
    {"help", no_argument, NULL, 'h'},
    {NULL, 0, NULL, 0},
};

static const char *const formats[] = {"text", "json", NULL};

/* The tool of a source tree knows its Makefile. */
static bool is_tree(const struct home *home)
{
    char name[PATH_MAX + 16];

    snprintf(name, sizeof(name), "%s/Makefile", home->folder);
    return access(name, R_OK) == 0;
}

static int examine(const char *qemu, bool json)
{
    struct utsname name;
    struct home home;
    struct doctor_world world = {.root = "", .arch = "", .qemu = qemu, .home = &home};
    struct doctor doctor = {0};
    int status;

    if (!home_find(&home))
        return command_usage("doctor", "cannot find scripts/run-qemu: install pvbench again, or "
                                       "set PVBENCH_HOME to its source tree");
    if (uname(&name) == 0)
        world.arch = name.machine;
    world.tree = is_tree(&home);
    doctor_look(&doctor, &world);
    status = doctor_status(&doctor);
    if (json)
        doctor_json(&doctor, stdout);
    else
        doctor_text(&doctor, stdout);
    doctor_free(&doctor);
    return status;
}

struct asked {
    const char *qemu;
    int format;
};

static int take_option(int option, char *value, void *of)
{
    struct asked *asked = of;

    if (option == 'q')
        return command_named_once("doctor", "--qemu", value, &asked->qemu);
    asked->format = command_choice("doctor", "--format", value, formats);
    return asked->format < 0 ? EXIT_USAGE : EXIT_GOOD;
}

static const struct command_options command = {
    .command = "doctor",
    .options = options,
    .help = help,
    .take = take_option,
};

int cmd_doctor(int argc, char **argv)
{
    struct asked asked = {NULL, 0};
    int status;

    if (!command_options_take(&command, argc, argv, &asked, &status))
        return status;
    if (optind < argc)
        return command_usage("doctor", "it takes no arguments: %s is one", argv[optind]);
    return examine(asked.qemu, asked.format == 1);
}
