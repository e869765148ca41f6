/* SPDX-License-Identifier: MIT */
/*
 * What a booting machine says, followed as it comes: where the boot stands, and whether it is
 * over.  Pure: it is fed the console's bytes, in pieces of any size, and has no clock and no files.
 */
#ifndef REPORT_MACHINE_WATCH_H
#define REPORT_MACHINE_WATCH_H

#include <stdbool.h>
#include <stddef.h>

/* How far a boot has come. */
enum boot_phase {
    BOOT_SILENT, /* nothing on the console yet */
    BOOT_XEN,    /* Xen talks */
    BOOT_KERNEL, /* our kernel talks, no case has started */
    BOOT_CASE,   /* a case runs */
    BOOT_ENDING, /* the end record was read */
};

/* Why a boot is over, by what its log says; the first that is seen stays. */
enum boot_over {
    BOOT_GOES_ON,
    BOOT_ENDED,  /* the end record */
    BOOT_HALTED, /* Xen says that dom0 halted the machine, or xl that the domain ended, without an
                    end record */
    BOOT_RESTARTED, /* a second begin record: the kernel starts again */
    BOOT_CRASHED,   /* Xen says that dom0 crashed */
    BOOT_PANICKED,  /* Xen itself panicked */
    BOOT_REFUSED,   /* Xen does not take a kernel of this ABI, or an option; its panic has not come
                       yet */
};

/* Longer lines are cut for looking at them; Xen's own lines are far below this. */
#define BOOT_LINE_MAX   1024
#define BOOT_NAME_MAX   64
#define BOOT_STATUS_MAX 16

struct boot_watch {
    enum boot_phase phase;
    enum boot_over over;
    char name[BOOT_NAME_MAX];       /* the case that runs, made printable; empty before the first */
    unsigned at;                    /* it is the at-th ... */
    unsigned of;                    /* ... of so many, 0 when not known */
    char reason[BOOT_NAME_MAX * 3]; /* why it is over or in error, made printable, or empty */
    char status[BOOT_STATUS_MAX];   /* of the end record, or empty */
    bool stands;                    /* Xen says that it waits or halts, so QEMU will not end soon */
    char takes[BOOT_NAME_MAX];      /* "64-bit, lsb": the kernels this Xen is for, or empty */
    bool cet;                       /* Xen has 32-bit guests off because of CET */
    bool fred;                      /* or because of FRED */
    bool pvh;                       /* it makes dom0 a PVH guest, or cannot make it one */
    const char *option;             /* that Xen cannot do as it is told by, "sched=", or NULL */
    bool domain;                    /* scripts/run-xl said what became of the domain */
    bool began;
    bool reason_follows; /* the panic's reason stands in the next line */
    char line[BOOT_LINE_MAX];
    size_t len;
};

void boot_watch_init(struct boot_watch *watch);

/* Take the next bytes of the console. */
void boot_watch_feed(struct boot_watch *watch, const char *bytes, size_t len);

/* Take the last line, which has no newline: nothing more comes. */
void boot_watch_finish(struct boot_watch *watch);

/* Where the boot stands, for people: "Xen is starting", "xen_version/version (4 of 31)". */
void boot_watch_describe(const struct boot_watch *watch, char *out, size_t size);

#endif
