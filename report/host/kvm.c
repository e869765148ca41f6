/* SPDX-License-Identifier: MIT */
/* See kvm.h. */
#include "report/host/kvm.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <limits.h>
#include <linux/kvm.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "report/host/look.h"

/* An unknown list of flags is no reason to give up. */
static bool lacks_hardware(const char *root)
{
    char flags[16];

    return look_cpuinfo(root, "flags", flags, sizeof(flags)) && !look_cpu_flag(root, "vmx") &&
           !look_cpu_flag(root, "svm");
}

/* Linux has no vmx or svm among its flags where the firmware has it off, from 5.6 on. */
static const char *why_missing(const char *root)
{
    char type[16];

    if (look_line(root, "/sys/hypervisor/type", type, sizeof(type)) && !strcmp(type, "xen"))
        return "this Linux runs on Xen, which keeps the hardware for it: measure that Xen by --on "
               "xl";
    if (look_cpu_flag(root, "vmx"))
        return "load its module (modprobe kvm_intel; dmesg says what stops it), or hand the device "
               "into this container (--device /dev/kvm)";
    if (look_cpu_flag(root, "svm"))
        return "load its module (modprobe kvm_amd; dmesg says what stops it), or hand the device "
               "into this container (--device /dev/kvm)";
    if (look_cpu_flag(root, "hypervisor"))
        return "this Linux is itself a guest, and its CPU has neither vmx nor svm: turn nesting on "
               "in its hypervisor, or take a machine of its own";
    return "its CPU has neither vmx nor svm in /proc/cpuinfo: turn VT-x or AMD-V (SVM) on in the "
           "firmware's setup";
}

static void why_forbidden(const char *path, char *out, size_t size)
{
    struct stat stat_;
    struct group *group = stat(path, &stat_) == 0 ? getgrgid(stat_.st_gid) : NULL;
    bool by_group = group && group->gr_gid != 0 && (stat_.st_mode & 060) == 060;

    snprintf(out, size,
             "whoever runs it has to be in the group %s: usermod -aG %s USER, as root, "
             "and log in again",
             by_group ? group->gr_name : "kvm", by_group ? group->gr_name : "kvm");
}

static void why_closed(const char *root, const char *path, int error, char *out, size_t size)
{
    switch (error) {
    case ENOENT:
    case ENODEV:
    case ENXIO:
        snprintf(out, size, "%s", why_missing(root));
        break;
    case EACCES:
        why_forbidden(path, out, size);
        break;
    default:
        /* EPERM is what the cgroup of a container answers that does not hand the device in. */
        snprintf(out, size, "in a container, hand the device in (--device /dev/kvm)");
    }
}

static bool say_no_hardware(char *why, size_t size)
{
    snprintf(why, size,
             "the KVM of this machine has no hardware behind it (neither vmx nor svm "
             "in /proc/cpuinfo), and Xen needs that");
    return false;
}

bool kvm_there(const char *root, const char *arch, char *why, size_t size)
{
    char path[PATH_MAX], reason[512];
    int device, version;

    if (strcmp(arch, "x86_64") != 0 && !(arch[0] == 'i' && !strcmp(arch + 2, "86"))) {
        snprintf(why, size,
                 "this machine is %s, and Xen's PV guests are of x86: on another "
                 "architecture QEMU has to emulate",
                 arch);
        return false;
    }
    snprintf(path, sizeof(path), "%s/dev/kvm", root);
    device = open(path, O_RDWR | O_CLOEXEC);
    if (device < 0) {
        int error = errno;

        /* A group would help nobody then. */
        if (error == EACCES && lacks_hardware(root))
            return say_no_hardware(why, size);
        why_closed(root, path, error, reason, sizeof(reason));
        snprintf(why, size, "cannot open /dev/kvm: %s; %s", strerror(error), reason);
        return false;
    }
    version = ioctl(device, KVM_GET_API_VERSION, 0);
    close(device);
    /* One that emulates, or is for guests made for it, may take a minute to say so. */
    if (lacks_hardware(root))
        return say_no_hardware(why, size);
    if (version == KVM_API_VERSION)
        return true;
    snprintf(why, size, "/dev/kvm is not KVM's: it does not answer KVM_GET_API_VERSION with %d",
             KVM_API_VERSION);
    return false;
}
