type TextMessage = { id: string; to: string; text: string };
export type TextMessageGateway = { send: (message: TextMessage) => Promise<void> };
