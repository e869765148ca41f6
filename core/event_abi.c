/* SPDX-License-Identifier: MIT */
#include "core/event_abi.h"

volatile unsigned upcalls_taken, events_seen;
