/* SPDX-License-Identifier: MIT */
/* Whether this machine has KVM, and why not. */
#ifndef REPORT_HOST_KVM_H
#define REPORT_HOST_KVM_H

#include <stdbool.h>
#include <stddef.h>

/*
 * True when root + "/dev/kvm" can be opened, is KVM's and has a CPU behind it that can.  Otherwise
 * one line of why, with what to do.  'arch' is uname's machine, such as "x86_64".
 */
bool kvm_there(const char *root, const char *arch, char *why, size_t size);

#endif
