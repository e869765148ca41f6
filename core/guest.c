/* SPDX-License-Identifier: MIT */
#include "core/guest.h"

static bool dom0;

void guest_init(const struct start_info *info)
{
    dom0 = info->flags & SIF_INITDOMAIN;
}

bool guest_is_dom0(void)
{
    return dom0;
}
