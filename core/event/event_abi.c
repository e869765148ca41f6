/* SPDX-License-Identifier: MIT */
#include "core/event/event_abi.h"

volatile unsigned upcalls_taken, events_seen;
