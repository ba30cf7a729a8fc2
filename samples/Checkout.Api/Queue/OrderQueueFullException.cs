namespace Checkout.Api.Queue;

/// <summary>The queue is full.</summary>
public sealed class OrderQueueFullException : Exception
{
    public OrderQueueFullException()
    {
    }

    public OrderQueueFullException(string message)
        : base(message)
    {
    }

    public OrderQueueFullException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
