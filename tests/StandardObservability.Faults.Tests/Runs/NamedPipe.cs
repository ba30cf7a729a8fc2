using System.Diagnostics;

namespace StandardObservability.Faults.Tests.Runs;

/// <summary>A FIFO that a service writes its standard output to. The reader can be slow, stop reading, close, and open again.</summary>
internal sealed class NamedPipe : IDisposable
{
    private readonly Lock _gate = new();
    private readonly List<byte> _bytes = [];
    private volatile bool _isClosed;

    public NamedPipe()
    {
        using var mkfifo = Process.Start("mkfifo", Path);
        mkfifo.WaitForExit();
    }

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"output-{Guid.NewGuid():N}");

    /// <summary>The shell line for <see cref="FaultSetup.ShellLine"/>.</summary>
    public string ShellLine => $"exec \"$@\" > {Path}";

    /// <summary>Time between two reads of at most 4 KiB; infinite stops reading.</summary>
    public TimeSpan Pause { get; set; }

    /// <summary>Whole lines that were read.</summary>
    public int Lines
    {
        get
        {
            lock (_gate)
            {
                return _bytes.Count(static b => b == '\n');
            }
        }
    }

    /// <summary>Opens the pipe and reads it on a thread. Waits for a writer.</summary>
    public void Read()
    {
        _isClosed = false;
        new Thread(ReadToEnd) { IsBackground = true }.Start();
    }

    /// <summary>Closes the reading end after the next read: the writer gets EPIPE.</summary>
    public void Close() => _isClosed = true;

    public void Dispose()
    {
        Close();
        File.Delete(Path);
    }

    private void ReadToEnd()
    {
        using var reader = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        var buffer = new byte[4096];
        int read;
        while (!_isClosed && (read = reader.Read(buffer)) > 0)
        {
            lock (_gate)
            {
                _bytes.AddRange(buffer.AsSpan(0, read));
            }

            WaitForPause();
        }
    }

    private void WaitForPause()
    {
        var watch = Stopwatch.StartNew();
        while (!_isClosed && (Pause == Timeout.InfiniteTimeSpan || watch.Elapsed < Pause))
        {
            Thread.Sleep(10);
        }
    }
}
