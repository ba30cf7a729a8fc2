using System.Runtime.CompilerServices;

namespace StandardObservability.Logging.Properties;

/// <summary>Log calls' states as objects. The states of generated logging methods are structs: calls of one type and thread share a box.</summary>
/// <remarks>
/// To ask a struct for an interface that its type parameter does not promise takes a box, 48 bytes and more a call, unless the
/// compiler at its best can do without. A box is laid out as <see cref="StrongBox{T}"/> is, a header and the value, so the value of
/// a box that is only ours can be set again. Nothing keeps a box beyond the call. A type's place is found by its handle; of two types
/// that meet in one, the later has it.
/// </remarks>
internal sealed class StateBoxes
{
    private const int Places = 64;
    private const int HandleAlignment = 16;

    private readonly object?[] _free = new object?[Places];

    public object? Rent<TState>(TState state)
    {
        if (!typeof(TState).IsValueType || _free[Place<TState>()] is not { } box || box.GetType() != typeof(TState))
        {
            return state;
        }

        // A value that is being read may log by itself.
        _free[Place<TState>()] = null;
        Unsafe.As<StrongBox<TState>>(box).Value = state;
        return box;
    }

    public void Return<TState>(object? box)
    {
        // A Nullable's box is that of its value.
        if (typeof(TState).IsValueType && box?.GetType() == typeof(TState))
        {
            Unsafe.As<StrongBox<TState>>(box).Value = default!;
            _free[Place<TState>()] = box;
        }
    }

    private static int Place<TState>() => (int)(((nuint)typeof(TState).TypeHandle.Value / HandleAlignment) % Places);
}
