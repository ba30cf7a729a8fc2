namespace Faults;

/// <summary>
/// Blocks threads of the pool as code with <c>Task.Result</c> does: work items that wait on their thread and queue themselves again. Other work
/// waits in the same queue for its turn, so the service is slow, and still answers the request that ends the fault.
/// </summary>
/// <remarks>The pool adds threads for those that wait for a task, one in a quarter of a second. It does not for those that sleep.</remarks>
internal sealed class ThreadHog : IDisposable
{
    /// <summary>How long an item blocks a thread at a time.</summary>
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(50);

    private readonly Lock _lock = new();
    private int _wanted;
    private int _running;

    /// <summary>Sets the number of work items that block threads.</summary>
    public void Resize(int wanted)
    {
        lock (_lock)
        {
            _wanted = wanted;
            for (; _running < _wanted; _running++)
            {
                Queue();
            }
        }
    }

    public void Dispose() => Resize(0);

    /// <summary>At the end of the queue, and without the context of the request that started it.</summary>
    private void Queue() => ThreadPool.UnsafeQueueUserWorkItem(static hog => hog.Block(), this, preferLocal: false);

    private void Block()
    {
        new TaskCompletionSource().Task.Wait(Turn);
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
