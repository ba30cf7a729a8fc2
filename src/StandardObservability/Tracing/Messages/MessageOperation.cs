using System.Diagnostics;
using StandardObservability.Conventions;

namespace StandardObservability.Tracing.Messages;

/// <summary>The sending or processing of one message or batch: its span and its log scope, until it is disposed of.</summary>
public sealed class MessageOperation : IDisposable
{
    private static readonly MessageOperation Inactive = new(null, null, null);

    private readonly AmbientContext? _before;
    private IDisposable? _scope;
    private bool _isDisposed;

    private MessageOperation(Activity? activity, AmbientContext? before, IDisposable? scope)
        => (Activity, _before, _scope) = (activity, before, scope);

    /// <summary>The span, for tags of your own; <see langword="null"/> without a listener.</summary>
    public Activity? Activity { get; }

    /// <summary>Marks the span as failed and records the exception. <c>SendAsync</c> and <c>ProcessAsync</c> do it themselves.</summary>
    /// <param name="exception">What went wrong.</param>
    /// <exception cref="ArgumentNullException"><paramref name="exception"/> is <see langword="null"/>.</exception>
    public void Fail(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        if (Activity is not { IsAllDataRequested: true } activity)
        {
            return;
        }

        activity.SetTag(AttributeNames.ErrorType, exception.GetType().ToString()).SetStatus(ActivityStatusCode.Error);
        try
        {
            activity.AddException(exception);
        }
        catch (Exception)
        {
            // The text of the exception cannot be read. The type is recorded, and the caller gets the exception unchanged.
        }
    }

    /// <summary>Ends the span and the log scope.</summary>
    public void Dispose()
    {
        if (_isDisposed || ReferenceEquals(this, Inactive))
        {
            return;
        }

        _isDisposed = true;
        _scope?.Dispose();
        _scope = null;
        Activity?.Dispose();
        if (Activity is not null)
        {
            _before?.Restore();
        }
    }

    internal static MessageOperation Create(Activity? activity) => activity is null ? Inactive : new MessageOperation(activity, null, null);

    internal static MessageOperation Create(Activity? activity, AmbientContext before, IDisposable? scope)
        => activity is null && scope is null ? Inactive : new MessageOperation(activity, before, scope);

    internal async Task RunAsync(Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        try
        {
            await work(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            Fail(exception);
            throw;
        }
    }
}
