/* Makes the n-th call by which a program changes files fail, or kills the program before it. For LD_PRELOAD. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static atomic_int calls;

static int is_struck(void) {
    const char *at = getenv("FAULT_AT"), *how = getenv("FAULT");
    /* Not the programs that it starts. */
    if (!at || !how || strcmp(program_invocation_short_name, "avtal") != 0) return 0;
    if (atomic_fetch_add(&calls, 1) + 1 != atoi(at)) return 0;
    if (strcmp(how, "kill") == 0) {
        kill(getpid(), SIGKILL);
        for (;;) pause();
    }
    errno = ENOSPC;
    return 1;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t write(int fd, const void *bytes, size_t count) {
    if (fd > 2) {
        /* A program can die, and a disk can be full, with half of it written. */
        const char *how = getenv("FAULT");
        if (how && strcmp(how, "half") == 0 && is_struck()) {
            if (count > 1) REAL(write)(fd, bytes, count / 2);
            errno = ENOSPC;
            return -1;
        }
        if (!(how && strcmp(how, "half") == 0) && is_struck()) return -1;
    }
    return REAL(write)(fd, bytes, count);
}

static int opened(const char *name, const char *path, int flags, mode_t mode) {
    if ((flags & O_CREAT) && is_struck()) return -1;
    int (*real)(const char *, int, ...) = (int (*)(const char *, int, ...))dlsym(RTLD_NEXT, name);
    return real(path, flags, mode);
}

int open64(const char *path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    mode_t mode = (flags & O_CREAT) ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return opened("open64", path, flags, mode);
}

int open(const char *path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    mode_t mode = (flags & O_CREAT) ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return opened("open", path, flags, mode);
}

int fsync(int fd) { return is_struck() ? -1 : REAL(fsync)(fd); }
int fchmod(int fd, mode_t mode) { return is_struck() ? -1 : REAL(fchmod)(fd, mode); }
int rename(const char *from, const char *to) { return is_struck() ? -1 : REAL(rename)(from, to); }
int unlink(const char *path) { return is_struck() ? -1 : REAL(unlink)(path); }
