using System.Diagnostics;

namespace Faults;

/// <summary>
/// Blocks threads of the pool as code with <c>Task.Result</c> does: work items that wait on their thread and queue themselves again. Other work
/// waits in the same queue for its turn, so the service is slow, and still answers the request that ends the fault.
/// </summary>
internal sealed class ThreadHog : IDisposable
{
    private const int FirstThreads = 16;

    /// <summary>How long an item blocks a thread at a time.</summary>
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(50);

    private readonly Lock _lock = new();
    private long _since;
    private int _wanted;
    private int _running;

    /// <summary>
    /// The threads that the pool gets: one more each second. It could add them faster, and would be healthy again within a minute. A service
    /// whose traffic grows starves for longer.
    /// </summary>
    private int Threads => FirstThreads + (int)Stopwatch.GetElapsedTime(_since).TotalSeconds;

    /// <summary>Sets the number of work items that block threads.</summary>
    public void Resize(int wanted)
    {
        lock (_lock)
        {
            _since = _wanted == 0 ? Stopwatch.GetTimestamp() : _since;
            _wanted = wanted;
            for (; _running < _wanted; _running++)
            {
                Queue();
            }
        }
    }

    public void Dispose() => Resize(0);

    /// <summary>The pool adds threads for those that wait for a task, and not for those that sleep.</summary>
    private void BlockThread()
    {
        if (ThreadPool.ThreadCount < Threads)
        {
            new TaskCompletionSource().Task.Wait(Turn);
        }
        else
        {
            Thread.Sleep(Turn);
        }
    }

    /// <summary>At the end of the queue, and without the context of the request that started it.</summary>
    private void Queue() => ThreadPool.UnsafeQueueUserWorkItem(static hog => hog.Run(), this, preferLocal: false);

    private void Run()
    {
        BlockThread();
        lock (_lock)
        {
            if (_running > _wanted)
            {
                _running--;
                return;
            }
        }

        Queue();
    }
}
