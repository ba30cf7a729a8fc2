using System.Diagnostics;
using Microsoft.Extensions.Logging;
using StandardObservability.Conventions.Tracing;

namespace StandardObservability.Tracing.Messages;

/// <summary>A queue or topic whose messages are traced: what is sent to it carries the trace, what is processed from it continues it.</summary>
/// <remarks>
/// Source: OpenTelemetry semantic conventions 1.40, "Messaging spans". Keep one for each queue, in a static field for example. The spans
/// are collected by default; <c>Observability:Traces:Instrumentations:Messages=false</c> turns them off, and what is sent then carries
/// the trace of the current activity.
/// </remarks>
/// <example><code>
/// static readonly MessageDestination Orders = new("orders");
/// await Orders.ProcessAsync(new ReceivedMessage(message.Id, message.Headers), logger, token => HandleAsync(message, token), stoppingToken);
/// </code></example>
public sealed class MessageDestination
{
    private readonly MessageSpans _send;
    private readonly MessageSpans _process;

    /// <summary>Describes a queue or topic.</summary>
    /// <param name="name">Its name in spans and log lines: <c>orders</c>, not the queue's URL.</param>
    /// <param name="system">The messaging system, one of <see cref="MessagingSystemNames"/> or its own word.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> or <paramref name="system"/> is empty.</exception>
    public MessageDestination(string name, string system = MessagingSystemNames.AwsSqs)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentException.ThrowIfNullOrWhiteSpace(system);
        Name = name;
        _send = new MessageSpans(MessagingOperationTypes.Send, ActivityKind.Producer, name, system);
        _process = new MessageSpans(MessagingOperationTypes.Process, ActivityKind.Consumer, name, system);
    }

    /// <summary>Name of the queue or topic.</summary>
    public string Name { get; }

    /// <summary>Sends a message within a producer span, whose context the message carries. A failure marks the span and is thrown on.</summary>
    /// <param name="message">Where the message keeps its attributes.</param>
    /// <param name="send">Sends it. The context is in the attributes when this is called.</param>
    /// <param name="cancellationToken">Passed on to <paramref name="send"/>.</param>
    /// <returns>A task that ends with <paramref name="send"/>.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public async Task SendAsync(OutgoingMessage message, Func<CancellationToken, Task> send, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(send);
        using var operation = StartSend(message);
        await operation.RunAsync(send, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends a batch within one producer span, whose context each message carries. A failure marks the span and is thrown on.</summary>
    /// <param name="batch">Where each message keeps its attributes.</param>
    /// <param name="send">Sends them. The context is in the attributes when this is called.</param>
    /// <param name="cancellationToken">Passed on to <paramref name="send"/>.</param>
    /// <returns>A task that ends with <paramref name="send"/>.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public async Task SendAsync(IReadOnlyCollection<OutgoingMessage> batch, Func<CancellationToken, Task> send, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(send);
        using var operation = StartSend(batch);
        await operation.RunAsync(send, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Processes a message within a consumer span that continues the message's trace, and within a log scope that names the message.
    /// A failure marks the span and is thrown on.
    /// </summary>
    /// <param name="message">Where the message's attributes are read.</param>
    /// <param name="logger">Any logger of the service; the scope holds for all of them.</param>
    /// <param name="handle">Does the work. What it logs here carries the trace; what its caller logs after a failure does not.</param>
    /// <param name="cancellationToken">Passed on to <paramref name="handle"/>. Work that ends because of it has not failed.</param>
    /// <returns>A task that ends with <paramref name="handle"/>.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public async Task ProcessAsync(ReceivedMessage message, ILogger logger, Func<CancellationToken, Task> handle, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(handle);
        using var operation = StartProcess(message, logger);
        await operation.RunAsync(handle, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Processes a batch within one consumer span that links to the trace of each message, and within a log scope that names the queue.
    /// A failure marks the span and is thrown on.
    /// </summary>
    /// <param name="batch">Where each message's attributes are read.</param>
    /// <param name="logger">Any logger of the service; the scope holds for all of them.</param>
    /// <param name="handle">Does the work.</param>
    /// <param name="cancellationToken">Passed on to <paramref name="handle"/>. Work that ends because of it has not failed.</param>
    /// <returns>A task that ends with <paramref name="handle"/>.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public async Task ProcessAsync(
        IReadOnlyCollection<ReceivedMessage> batch, ILogger logger, Func<CancellationToken, Task> handle, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(handle);
        using var operation = StartProcess(batch, logger);
        await operation.RunAsync(handle, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Starts the producer span of a message and writes its context into the message, for code that does not fit into <c>SendAsync</c>.</summary>
    /// <param name="message">Where the message keeps its attributes.</param>
    /// <returns>The operation; dispose of it when the message is sent.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="message"/> is <see langword="null"/>.</exception>
    public MessageOperation StartSend(OutgoingMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var activity = _send.Start();
        message.Write(activity ?? Activity.Current);
        return MessageOperation.Create(activity);
    }

    /// <summary>Starts one producer span of a batch and writes its context into each message.</summary>
    /// <param name="batch">Where each message keeps its attributes.</param>
    /// <returns>The operation; dispose of it when the batch is sent.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="batch"/> is <see langword="null"/>.</exception>
    public MessageOperation StartSend(IReadOnlyCollection<OutgoingMessage> batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var activity = _send.StartBatch(batch.Count);
        foreach (var message in batch)
        {
            message.Write(activity ?? Activity.Current);
        }

        return MessageOperation.Create(activity);
    }

    /// <summary>Starts the consumer span and the log scope of a message, for code that does not fit into <c>ProcessAsync</c>.</summary>
    /// <param name="message">Where the message's attributes are read.</param>
    /// <param name="logger">Any logger of the service; the scope holds for all of them.</param>
    /// <returns>The operation; dispose of it when the message is done with, in the method that started it.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public MessageOperation StartProcess(ReceivedMessage message, ILogger logger)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(logger);
        var before = AmbientContext.Capture();
        var activity = _process.Continue(message);
        return MessageOperation.Create(activity, before, MessageScope.Begin(logger, Name, message.Id));
    }

    /// <summary>Starts one consumer span, with links to the trace of each message, and the log scope of a batch.</summary>
    /// <param name="batch">Where each message's attributes are read.</param>
    /// <param name="logger">Any logger of the service; the scope holds for all of them.</param>
    /// <returns>The operation; dispose of it when the batch is done with, in the method that started it.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public MessageOperation StartProcess(IReadOnlyCollection<ReceivedMessage> batch, ILogger logger)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(logger);
        var before = AmbientContext.Capture();
        var activity = _process.StartBatch(batch);
        return MessageOperation.Create(activity, before, MessageScope.Begin(logger, Name, batch.Count));
    }

    /// <summary>The span that sent a message; <see langword="default"/> when the message names none.</summary>
    internal static ActivityContext SenderOf(ReceivedMessage message) => MessageContext.Extract(message).Parent;

    /// <summary>Starts a span in the trace of a message, for the call that received it.</summary>
    internal static Activity? StartReceive(
        ReceivedMessage message, ActivitySource source, string name, IEnumerable<KeyValuePair<string, object?>> tags, DateTimeOffset startTime)
        => MessageContext.Extract(message).StartChild(source, name, ActivityKind.Client, tags, startTime: startTime);
}
