/* SPDX-License-Identifier: MIT */
/* The functions that GCC may call in any freestanding program (GCC manual, "Standards"). */
#include <stddef.h>

void *memcpy(void *to, const void *from, size_t len);
void *memmove(void *to, const void *from, size_t len);
void *memset(void *to, int byte, size_t len);
int memcmp(const void *a, const void *b, size_t len);

void *memcpy(void *to, const void *from, size_t len)
{
    char *out = to;
    const char *in = from;

    while (len--)
        *out++ = *in++;
    return to;
}

void *memmove(void *to, const void *from, size_t len)
{
    char *out = to;
    const char *in = from;

    if (out <= in)
        return memcpy(to, from, len);
    while (len--)
        out[len] = in[len];
    return to;
}

void *memset(void *to, int byte, size_t len)
{
    char *out = to;

    while (len--)
        *out++ = (char)byte;
    return to;
}

int memcmp(const void *a, const void *b, size_t len)
{
    const unsigned char *x = a, *y = b;

    for (; len; len--, x++, y++)
        if (*x != *y)
            return *x - *y;
    return 0;
}
