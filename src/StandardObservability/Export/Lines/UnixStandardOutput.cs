using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace StandardObservability.Export.Lines;

/// <summary>Writes to file descriptor 1, and throws when no process reads it any more.</summary>
/// <remarks>
/// .NET's console stream ignores EPIPE, so lines to a closed pipe would count as sent. Like that stream it holds the lock of
/// <see cref="Console.Out"/> while it writes, and waits when the parent process has made the pipe non-blocking.
/// A pipe for which a batch is too large is enlarged: each time that it is full, two processes wake each other.
/// Source: write(2), poll(2).
/// </remarks>
internal sealed unsafe partial class UnixStandardOutput : Stream
{
    private const int StandardOutputDescriptor = 1;
    private const int InterruptedCall = 4;
    private const short PollOut = 4;

    private bool _hasLargePipe;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>EAGAIN is 11 on Linux and 35 on macOS and FreeBSD.</summary>
    private static int WouldBlock { get; } = OperatingSystem.IsLinux() ? 11 : 35;

    [SuppressMessage("Reliability", "CA2002", Justification = "The lock that .NET's console stream uses, too.")]
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        lock (Console.Out)
        {
            if (buffer.Length > PipeCapacity.Usual && !_hasLargePipe)
            {
                _hasLargePipe = true;
                PipeCapacity.Enlarge(StandardOutputDescriptor);
            }

            fixed (byte* bytes = buffer)
            {
                for (nint written = 0; written < buffer.Length;)
                {
                    var count = WriteDescriptor(StandardOutputDescriptor, bytes + written, buffer.Length - written);
                    if (count < 0)
                    {
                        WaitOrThrow(Marshal.GetLastPInvokeError());
                    }

                    written += Math.Max(count, 0);
                }
            }
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private static void WaitOrThrow(int error)
    {
        if (error == WouldBlock)
        {
            var descriptor = new PollDescriptor { Descriptor = StandardOutputDescriptor, Events = PollOut };
            _ = PollDescriptors(&descriptor, 1, Timeout.Infinite);
        }
        else if (error != InterruptedCall)
        {
            throw new IOException(Marshal.GetPInvokeErrorMessage(error));
        }
    }

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint WriteDescriptor(int descriptor, byte* bytes, nint count);

    [LibraryImport("libc", EntryPoint = "poll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int PollDescriptors(PollDescriptor* descriptors, uint count, int timeout);

    /// <summary>The <c>struct pollfd</c>.</summary>
    private struct PollDescriptor
    {
        public int Descriptor;
        public short Events;
        public short ReturnedEvents;
    }
}
