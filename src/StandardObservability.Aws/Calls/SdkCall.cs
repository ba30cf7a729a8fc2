using System.Diagnostics;
using Amazon.Runtime;
using OpenTelemetry;
using StandardObservability.Aws.Messages;
using StandardObservability.Conventions.Tracing;
using StandardObservability.Tracing.Messages;

namespace StandardObservability.Aws.Calls;

/// <summary>One call of the SDK with all its attempts: its span, its duration, and the context of its messages.</summary>
/// <remarks>No member throws: a defect here must not fail the call.</remarks>
internal sealed class SdkCall
{
    private const string Key = "StandardObservability.Aws.SdkCall";

    private static readonly ActivitySource Source = new(ActivitySourceNames.AwsSdk);

    private readonly IExecutionContext _context;
    private readonly CallName _name;
    private readonly CallAttempts _attempts = new();
    private readonly DateTimeOffset _startTime = DateTimeOffset.UtcNow;
    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly bool _isReceive;
    private readonly Activity? _activity;

    private SdkCall(IExecutionContext context)
    {
        (_context, _name, IsTraced) = (context, CallName.Find(context.RequestContext), Source.HasListeners());
        _isReceive = IsTraced && MessageReceive.Is(_name);

        // The trace of a call that receives messages is known when the messages are, unless the caller has one.
        _activity = IsTraced && (!_isReceive || Activity.Current is not null) ? Start() : null;
        context.RequestContext.ContextAttributes[Key] = this;
    }

    /// <summary>Whether spans of calls are collected.</summary>
    public bool IsTraced { get; }

    /// <summary>Whether a call is traced or measured. Calls that our exporters make are not.</summary>
    public static bool IsObserved(IExecutionContext context)
        => (Source.HasListeners() || CallDuration.IsCollected) && !Sdk.SuppressInstrumentation && !OtherTracing.Traces(context.RequestContext.ClientConfig);

    public static SdkCall? Begin(IExecutionContext context) => Guard.Run(
        static c =>
        {
            if (!IsObserved(c))
            {
                return null;
            }

            var call = new SdkCall(c);
            Guard.Run(static started => started.AddContext(), call);
            return call;
        },
        context);

    public static SdkCall? Find(IExecutionContext context)
        => context.RequestContext.ContextAttributes.TryGetValue(Key, out var call) ? call as SdkCall : null;

    public void BeginAttempt() => Guard.Run(
        static call =>
        {
            call._attempts.Begin();
            RequestHeader.Write(call._name.Service, call._context.RequestContext.Request?.Headers);
        },
        this);

    public void FailAttempt(Exception exception) => _attempts.Fail(exception);

    public void Succeed() => Guard.Run(static call => call.End(null), this);

    public void Fail(Exception exception) => Guard.Run(static pair => pair.Call.End(pair.Exception), (Call: this, Exception: exception));

    private void AddContext()
    {
        if (_isReceive)
        {
            MessageReceive.RequestContext(_context.RequestContext);
        }
        else if (IsTraced)
        {
            MessageSend.AddContext(_context.RequestContext, _name, _activity ?? Activity.Current);
        }
    }

    private void End(Exception? exception)
    {
        CallDuration.Record(_name, Stopwatch.GetElapsedTime(_start), exception is null ? null : CallError.TypeOf(exception));
        var failure = exception is OperationCanceledException && _context.RequestContext.CancellationToken.IsCancellationRequested ? null : exception;
        if (_activity is not null)
        {
            End(_activity, failure);
        }
        else if (_isReceive && (exception is null || failure is not null))
        {
            EndReceive(failure);
        }
    }

    /// <summary>A receive has a span in the trace of each sender. An empty one without a failure has none: an idle service polls all the time.</summary>
    private void EndReceive(Exception? failure)
    {
        if (failure is not null)
        {
            End(Start(), failure);
            return;
        }

        var messages = MessageReceive.Messages(_context.ResponseContext.Response);
        var perTrace = messages.Where(static m => m.Sender != default).DistinctBy(static m => m.Sender.TraceId).ToList();
        if (messages.Count > 0 && perTrace.Count == 0)
        {
            End(Start(), failure);
        }

        foreach (var (message, _) in perTrace)
        {
            End(MessageDestination.StartReceive(message, Source, _name.Span, _name.SpanTags, _startTime), failure);
        }
    }

    private Activity? Start() => Source.StartActivity(_name.Span, ActivityKind.Client, default(ActivityContext), _name.SpanTags, links: null, _startTime);

    private void End(Activity? activity, Exception? failure)
    {
        using (activity)
        {
            if (activity is { IsAllDataRequested: true })
            {
                CallDescription.Write(activity, _name, _context);
                _attempts.Repeated.ForEach(e => activity.AddEvent(e));
                if (_isReceive && failure is null)
                {
                    MessageReceive.Link(activity, _context.ResponseContext.Response);
                }

                if (failure is not null)
                {
                    CallError.Write(activity, failure);
                }
            }
        }
    }
}
