# Runs "$@" as a container does, without an engine: as process 1 of its own process namespace, on a read-only root file system with one writable
# folder (DATA), without /tmp, and as a user without rights. Needs root. REDIRECT closes streams. A shell in the background ignores SIGINT and
# SIGQUIT, which an engine does not. With WRITABLE, HOME and TMPDIR are the writable folder, so that a file that the program should not write
# would appear there.
set -e
mount --make-rprivate /
mount --bind "$DATA" "$DATA"
mount -t tmpfs -o ro,mode=000 none /tmp
mount -t tmpfs -o ro none /dev/shm
mount -t proc proc /proc
mount -o remount,bind,ro /
cd "$APP"
eval "exec $REDIRECT"
[ -z "$WRITABLE" ] || set -- env HOME="$DATA" TMPDIR="$DATA" "$@"
exec setpriv --reuid "$APP_UID" --regid "$APP_UID" --clear-groups --no-new-privs --inh-caps=-all --bounding-set=-all \
  env --default-signal=INT,QUIT -u HOME -u USER -u TMPDIR -u PWD -u OLDPWD -u DATA -u APP -u APP_UID -u REDIRECT -u WRITABLE "$@"
