/* SPDX-License-Identifier: MIT */
/* What measures in cycles of a real CPU: KVM, and xl on a Xen host; see looks.h. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "report/doctor/job.h"
#include "report/doctor/looks.h"
#include "report/host/kvm.h"
#include "report/host/look.h"
#include "report/system/file.h"

void look_kvm(struct doctor *doctor, const struct doctor_world *world)
{
    struct job *job = job_open(doctor, "kvm", "cycles of this CPU by KVM (run --accel kvm)");
    char why[768], cpu[256];

    if (!kvm_there(world->root, world->arch, why, sizeof(why)))
        job_find(job, PIECE_MISSING, "KVM", "%s", why);
    else
        job_find(job, PIECE_OK, "KVM", "/dev/kvm can be opened; %s",
                 look_cpuinfo(world->root, "model name", cpu, sizeof(cpu)) ? cpu : "x86");
}

/* "4.17.6-pre" by what Linux has of it; empty where that is nothing. */
static void xen_version(const char *root, char *out, size_t size)
{
    char major[16], minor[16], extra[64];

    *out = '\0';
    if (!look_line(root, "/sys/hypervisor/version/major", major, sizeof(major)) ||
        !look_line(root, "/sys/hypervisor/version/minor", minor, sizeof(minor)))
        return;
    if (!look_line(root, "/sys/hypervisor/version/extra", extra, sizeof(extra)))
        *extra = '\0';
    snprintf(out, size, "%s.%s%s", major, minor, extra);
}

/* True in its dom0: a guest has a Xen below it, too, and may not make domains. */
static bool look_dom0(struct job *job, const struct doctor_world *world)
{
    const char *root = world->root;
    char type[16], caps[64], version[128];

    if (!look_line(root, "/sys/hypervisor/type", type, sizeof(type)) || strcmp(type, "xen") != 0) {
        job_find(job, PIECE_MISSING, "Xen",
                 "this Linux does not run on Xen; on Debian: apt-get install xen-system-amd64, and "
                 "boot the entry with Xen%s",
                 world->tree ? "; or try it in QEMU by make host" : "");
        return false;
    }
    xen_version(root, version, sizeof(version));
    if (!look_line(root, "/proc/xen/capabilities", caps, sizeof(caps)) ||
        !strstr(caps, "control_d")) {
        job_find(job, PIECE_MISSING, "Xen",
                 "%s, and this Linux is no dom0 of it (/proc/xen/capabilities has no control_d): "
                 "measure in its dom0",
                 version);
        return false;
    }
    job_find(job, PIECE_OK, "Xen", "%s, and this is its dom0", version);
    return true;
}

void look_xl(struct doctor *doctor, const struct doctor_world *world)
{
    struct job *job = job_open(doctor, "xl", "cycles on this Xen host (run --on xl)");
    char path[PATH_MAX];

    if (!look_dom0(job, world))
        return;
    look_images(job, world);
    if (file_program("xl", path))
        job_find(job, PIECE_OK, "xl", "%s", path);
    else
        job_find(job, PIECE_MISSING, "xl",
                 "not in PATH, which for root has /usr/sbin; on Debian: apt-get install xen-utils");
    if (geteuid() == 0)
        job_find(job, PIECE_OK, "root", "this is root");
    else
        job_find(job, PIECE_NOTE, "root", "xl wants root: put sudo before it");
}
