using System.Runtime.CompilerServices;

namespace StandardObservability.SdkInternals.Logs;

/// <summary>Boxes the states of log calls, which generated logging methods pass as structs. All calls of a thread with one state type share a box.</summary>
/// <remarks>
/// A type check for an interface boxes a struct, which costs 48 bytes or more per call. A box has the layout of <see cref="StrongBox{T}"/>,
/// a header and the value, so the value of a box that only this pool references can be replaced (docs/adr/0016). No one keeps a box after
/// the call. The slot of a type is computed from its handle; when two types share a slot, the later type replaces the box.
/// </remarks>
internal sealed class StateBoxPool
{
    private const int SlotCount = 64;
    private const int HandleAlignment = 16;

    private readonly object?[] _free = new object?[SlotCount];

    public object? Rent<TState>(TState state)
    {
        if (!typeof(TState).IsValueType)
        {
            return state;
        }

        ref var free = ref Slot(typeof(TState).TypeHandle.Value);
        if (free is not { } box || box.GetType() != typeof(TState))
        {
            return state;
        }

        // The box is in use now: a value that is being read may log.
        free = null;
        Unsafe.As<StrongBox<TState>>(box).Value = state;
        return box;
    }

    public void Return<TState>(object? box)
    {
        // A Nullable is boxed as its value, which has another type.
        if (typeof(TState).IsValueType && box is not null && box.GetType() == typeof(TState))
        {
            Unsafe.As<StrongBox<TState>>(box).Value = default!;
            Slot(typeof(TState).TypeHandle.Value) = box;
        }
    }

    /// <summary>Not generic, because the generic methods are compiled for each type of state at the start.</summary>
    private ref object? Slot(nint typeHandle) => ref _free[(int)(((nuint)typeHandle / HandleAlignment) % SlotCount)];
}
