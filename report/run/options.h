/* SPDX-License-Identifier: MIT */
/*
 * The options of `pvbench run`: read, and checked as far as that goes without touching the world,
 * so that a mistake costs a line and not a boot.
 */
#ifndef REPORT_RUN_OPTIONS_H
#define REPORT_RUN_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

/* What fits behind the kernel's options; Xen keeps 1024 bytes of a guest's command line. */
#define RUN_WORDS_MAX 900

/* The word of --env for one run in each environment. */
#define RUN_ENV_ALL "all"

struct run_options {
    bool on_xl; /* a domain of this Xen host, instead of a machine in QEMU */
    const char
        *env; /* a name of report/cases/environment.h, "all", or NULL: the kernel's, or pv64 */
    const char *xen;          /* "4.17", or a file, or NULL: what goes with the environment */
    const char *against;      /* the Xen, or the run, of a base that is booted in turns; or NULL.
                                 With on_xl "pv" or "pvshim", the other way to start the image */
    const char *against_args; /* Xen's words there; NULL: the same */
    const char *kernel;       /* NULL: the image that was built */
    const char *unit;         /* "insns" or "cycles" */
    const char *symbols; /* xen-syms or the like for a profile; NULL: the hypervisor's own table */
    const char *qemu;    /* a QEMU or its folder; NULL: what run-qemu finds */
    const char *cpu;     /* of QEMU; NULL: what run-qemu takes for the accelerator */
    const char *accel;
    const char *pin; /* CPUs for QEMU's vCPUs, or pCPUs for xl; or NULL */
    /* with on_xl from here on */
    const char *memory;     /* MiB, or NULL: what does for it */
    const char *tsc_mode;   /* or NULL: native */
    const char *shift;      /* of the -icount that the whole host runs under, or NULL */
    bool pvshim;            /* in Xen's PV shim */
    const char *events;     /* the event ABI: "2l" or "fifo" */
    const char *vcpus;      /* "1", or "2" for the cases of two vCPUs */
    const char *xen_args;   /* NULL: none */
    const char *out;        /* NULL: a new folder in results/ */
    const char *report;     /* a page for a browser, or NULL */
    const char **qemu_args; /* NULL-terminated, or NULL */
    unsigned boots;
    unsigned timeout; /* seconds without output */
    bool plots;
    bool quick;
    bool profile; /* keep the paths of instructions */
    bool help;
    char words[RUN_WORDS_MAX]; /* the kernel's options, as it reads them; empty: its defaults */
};

/* True when that value of --xen is a version, which has to be fetched, and not a file. */
bool run_options_is_version(const char *xen);

/* The text of --help. */
extern const char run_options_help[];

#endif
