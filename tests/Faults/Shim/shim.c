// SPDX-License-Identifier: Apache-2.0
//
// Preloaded into a hub: writes down every write, truncation, removal and sync of the journal's files, so that after a kill they can be made
// again as a power loss would have left them, and can make one sync fail. Each call is made first and written down after it.
//
//   FAULT_SHIM_DIRECTORY  the data directory; only files in it whose name starts with "journal.db" count, without the shared memory
//   FAULT_SHIM_LOG        the file written to: kind (1 byte), name length (1), name, offset (8), length (4), data
//   FAULT_SHIM_FAIL_SYNC  this sync fails with EIO, counted from 1; none where it is missing
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static char directory[PATH_MAX];
static size_t directory_length;
static int log_file = -1;
static long fail_at;
static long syncs;
static pthread_mutex_t gate = PTHREAD_MUTEX_INITIALIZER;

static ssize_t (*real_write)(int, const void *, size_t);
static ssize_t (*real_pwrite)(int, const void *, size_t, off64_t);
static int (*real_ftruncate)(int, off64_t);
static int (*real_fsync)(int);
static int (*real_fdatasync)(int);
static int (*real_unlink)(const char *);

__attribute__((constructor)) static void begin(void) {
  real_write = dlsym(RTLD_NEXT, "write");
  real_pwrite = dlsym(RTLD_NEXT, "pwrite64");
  real_ftruncate = dlsym(RTLD_NEXT, "ftruncate64");
  real_fsync = dlsym(RTLD_NEXT, "fsync");
  real_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
  real_unlink = dlsym(RTLD_NEXT, "unlink");
  const char *where = getenv("FAULT_SHIM_DIRECTORY");
  const char *log = getenv("FAULT_SHIM_LOG");
  const char *fail = getenv("FAULT_SHIM_FAIL_SYNC");
  if (where == NULL || log == NULL) return;
  snprintf(directory, sizeof directory, "%s/", where);
  directory_length = strlen(directory);
  fail_at = fail == NULL ? 0 : atol(fail);
  log_file = open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

// The name of a file of the journal, or NULL.
static const char *journal_file(const char *path) {
  if (log_file < 0 || strncmp(path, directory, directory_length) != 0) return NULL;
  const char *name = path + directory_length;
  if (strncmp(name, "journal.db", 10) != 0 || strstr(name, "-shm") != NULL || strchr(name, ' ') != NULL) return NULL;
  return name;
}

static const char *file_of(int file, char *path) {
  if (log_file < 0 || file == log_file) return NULL;
  char link[32];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, path, PATH_MAX - 1);
  if (length < 0) return NULL;
  path[length] = 0;
  return journal_file(path);
}

static void note(char kind, const char *name, int64_t offset, const void *data, uint32_t length) {
  uint8_t name_length = (uint8_t)strlen(name);
  struct iovec parts[] = {
    {&kind, 1}, {&name_length, 1}, {(void *)name, name_length}, {&offset, 8}, {&length, 4}, {(void *)data, length}};
  int error = errno;
  pthread_mutex_lock(&gate);
  if (writev(log_file, parts, data == NULL ? 5 : 6) < 0) abort();
  pthread_mutex_unlock(&gate);
  errno = error;
}

static ssize_t written(int file, const void *data, size_t length, off64_t offset) {
  char path[PATH_MAX];
  ssize_t done = real_pwrite(file, data, length, offset);
  const char *name = done > 0 ? file_of(file, path) : NULL;
  if (name != NULL) note('W', name, offset, data, (uint32_t)done);
  return done;
}

ssize_t pwrite(int file, const void *data, size_t length, off_t offset) { return written(file, data, length, offset); }

ssize_t pwrite64(int file, const void *data, size_t length, off64_t offset) { return written(file, data, length, offset); }

ssize_t write(int file, const void *data, size_t length) {
  char path[PATH_MAX];
  const char *name = file_of(file, path);
  off64_t offset = name == NULL ? 0 : lseek64(file, 0, SEEK_CUR);
  ssize_t done = real_write(file, data, length);
  if (name != NULL && done > 0) note('W', name, offset, data, (uint32_t)done);
  return done;
}

static int truncated(int file, off64_t length) {
  char path[PATH_MAX];
  int done = real_ftruncate(file, length);
  const char *name = done == 0 ? file_of(file, path) : NULL;
  if (name != NULL) note('T', name, length, NULL, 0);
  return done;
}

int ftruncate(int file, off_t length) { return truncated(file, length); }

int ftruncate64(int file, off64_t length) { return truncated(file, length); }

static int synced(int file, int (*real)(int)) {
  char path[PATH_MAX];
  const char *name = file_of(file, path);
  if (name == NULL) return real(file);
  if (__atomic_add_fetch(&syncs, 1, __ATOMIC_SEQ_CST) == fail_at) {
    note('F', name, 0, NULL, 0);
    errno = EIO;
    return -1;
  }
  int done = real(file);
  if (done == 0) note('S', name, 0, NULL, 0);
  return done;
}

int fsync(int file) { return synced(file, real_fsync); }

int fdatasync(int file) { return synced(file, real_fdatasync); }

int unlink(const char *path) {
  int done = real_unlink(path);
  const char *name = done == 0 ? journal_file(path) : NULL;
  if (name != NULL) note('U', name, 0, NULL, 0);
  return done;
}
