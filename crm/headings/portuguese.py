"""The words of Portuguese and Brazilian sheets."""

from __future__ import annotations

from typing import Final

HEADINGS: Final = """
customer.code = Código do cliente; Código cliente; Número do cliente; Nº cliente; ID do cliente; Cód. cliente;
    ID cliente; Nº de cliente
customer.name = Nome; Cliente; Nome do cliente; Nome completo; Razão social; Nome cliente; Pessoa de contato;
    Pessoa de contacto
customer.kind = Tipo de cliente; Tipo cliente; Pessoa ou empresa
customer.first_name = Primeiro nome; Nome próprio
customer.last_name = Sobrenome; Apelido; Último nome
customer.company = Empresa; Companhia; Nome da empresa; Organização; Nome fantasia; Firma
customer.job_title = Cargo; Função; Profissão; Ocupação
customer.email = Correio eletrónico; Endereço de e-mail; E-mail do cliente
customer.phone = Telefone; Tel.; Número de telefone; Telefone fixo; Fone; Nº de telefone; Telefone comercial
customer.mobile = Telemóvel; Celular; Telefone celular; Nº telemóvel; Número de telemóvel
customer.street = Morada; Endereço; Rua; Logradouro; Rua e número
customer.city = Cidade; Localidade; Município; Concelho
customer.region = UF; Estado (UF); Distrito; Província; Região
customer.postcode = Código postal; CEP; Cód. postal
customer.country = País
customer.website = Site; Página web; Sítio web; Página na internet
customer.social = Redes sociais
customer.preferred_channel = Canal preferido; Contato preferido; Contacto preferido; Forma de contato
    preferida
customer.email_consent = Aceita e-mails; Consentimento e-mail; Aceita marketing; Aceita newsletter; Inscrito
    na newsletter
customer.email_consent_on = Data do consentimento; Data de consentimento
customer.phone_consent = Consentimento telefone; Aceita chamadas; Aceita ligações
customer.text_consent = Consentimento SMS; Aceita SMS
customer.post_consent = Consentimento correio; Aceita cartas
customer.source = Origem; Como nos conheceu; Fonte; Indicado por; Proveniência; Origem do cliente; Recomendado
    por
customer.stage = Etapa; Fase; Situação; Status do cliente; Estado do cliente
customer.owner = Responsável; Atendido por; Gestor; Gerente de conta
customer.birthday = Data de nascimento; Aniversário; Nascimento; Data nascimento; Data de aniversário; Nascido
    em; Data de nasc.; Data nasc.
customer.anniversary = Aniversário de casamento; Data de casamento
customer.family = Família; Filhos; Cônjuge
customer.hobbies = Interesses; Passatempos
customer.groups = Grupo; Grupos; Associações; Clubes
customer.likes = Gostos; Preferências; Gosta de
customer.dislikes = Não gosta; Não gosta de; Alergias; Intolerâncias
customer.tags = Etiquetas; Palavras-chave; Marcadores; Etiqueta
customer.credit_limit = Limite de crédito; Limite crédito; Plafond de crédito
customer.payment_terms_days = Prazo de pagamento; Condições de pagamento; Prazo (dias); Dias de pagamento
customer.lost_on = Perdido em; Data da perda; Data de cancelamento
customer.lost_reason = Motivo da perda; Motivo de perda; Motivo do cancelamento
customer.lost_to = Concorrente; Perdido para; Concorrência
customer.notes = Notas; Nota; Observações; Comentários; Observação; Obs.; Anotações; Comentário
customer.other_emails = Outro e-mail; E-mail 2; Outros e-mails; E-mail secundário; E-mail alternativo
customer.other_phones = Outro telefone; Telefone 2; Telefone residencial; Outros telefones; Fax; Telefone de
    casa
product.sku = Código; Referência; Ref.; Código do produto; Código do artigo; Código produto; Cód. produto;
    Código de barras
product.name = Produto; Artigo; Nome do produto; Nome; Descrição; Nome produto; Designação; Descrição do
    produto; Item
product.category = Categoria; Família; Grupo; Secção; Seção; Linha; Categoria do produto; Departamento
product.subcategory = Subcategoria; Subfamília
product.brand = Marca; Fabricante
product.supplier = Fornecedor; Grossista; Atacadista; Distribuidor
product.price = Preço; Preço de venda; Preço venda; PVP; Tabela de preço; Valor; Preço unitário; Valor de
    venda
product.cost = Custo; Preço de custo; Preço de compra; Custo unitário; Valor de custo
sale.order_number = Número do pedido; Nº pedido; Pedido; Número da encomenda; Encomenda; Nº encomenda; Número
    da fatura; Nº fatura; Fatura; Factura; Nota fiscal; Número da nota; Nº nota fiscal; ID do pedido; Nº da
    fatura; Nº do pedido; NF; NF-e; Número da venda; Recibo; Nº da encomenda; Número de encomenda; Número de
    fatura
sale.line = Linha; Nº linha; Número da linha; Posição
sale.sold_at = Data; Data do pedido; Data da fatura; Data da venda; Data de venda; Data da encomenda; Data da
    compra; Vendido em; Data venda; Data pedido; Dia; Data e hora; Data de emissão; Data fatura
sale.customer = Cliente; Nome do cliente; Nome cliente; Comprador; Razão social
sale.product = Produto; Artigo; Nome do produto; Nome produto; Descrição; Designação; Item; Descrição do
    produto
sale.quantity = Quantidade; Qtd.; Qtde.; Unidades; Qt.; Quantidade vendida; Qtdade; Peças
sale.unit_price = Preço; Preço unitário; Preço unit.; Valor unitário; Preço por unidade; P. unitário; Vlr.
    unit.
sale.discount = Desconto; Valor do desconto; Abatimento; Montante do desconto
sale.discount_share = Desconto %; % desconto; Percentagem de desconto; Percentual de desconto
sale.tax = IVA; Imposto; Impostos; Valor do IVA; ICMS
sale.amount = Montante; Valor total; Total da linha; Vendas; Venda; Faturação; Faturamento; Receita; Valor
    líquido; Preço total; Importância; Subtotal; Valor da venda; Total da venda; Total líquido; Valor
sale.currency = Moeda; Divisa
sale.cost = Custo; Custo total; Custo da venda
sale.payment_method = Forma de pagamento; Método de pagamento; Meio de pagamento; Pago com; Tipo de pagamento;
    Modo de pagamento
sale.sales_channel = Canal de venda; Canal; Loja; Ponto de venda; Filial; Canal de vendas
sale.salesperson = Vendedor; Vendedora; Comercial; Vendido por; Caixa; Operador de caixa; Representante
sale.campaign = Campanha; Promoção
sale.due_on = Vencimento; Data de vencimento; Vence em; Data vencimento
sale.street = Morada de entrega; Endereço de entrega; Endereço de envio; Rua de entrega
sale.postcode = Código postal de entrega; CEP de entrega; CEP entrega
sale.city = Cidade de entrega; Localidade de entrega
sale.region = Estado de entrega; UF de entrega; Distrito de entrega
sale.country = País de entrega; País de envio
payment.paid_on = Data de pagamento; Data do pagamento; Pago em; Data; Data de recebimento; Recebido em; Data
    pagamento; Data movimento
payment.customer = Cliente; Nome do cliente; Pagador; Nome cliente; Ordenante
payment.order_number = Fatura; Número da fatura; Nº fatura; Pedido; Número do pedido; Encomenda; Nota fiscal;
    Nº pedido; Nº da fatura
payment.amount = Montante; Valor; Valor pago; Montante pago; Pago; Valor recebido; Pagamento
payment.method = Forma de pagamento; Método de pagamento; Meio de pagamento; Tipo de pagamento; Modo de
    pagamento
payment.reference = Referência; ID da transação; Número da transação; Ref.; Referência de pagamento; Descrição
return.number = Nota de crédito; Nº nota de crédito; Número da devolução; Nº devolução; ID da devolução;
    Número da nota de crédito
return.line = Linha; Nº linha
return.returned_on = Data da devolução; Data de devolução; Devolvido em; Data; Data do reembolso; Data
    devolução
return.order_number = Número do pedido; Nº pedido; Pedido; Número da encomenda; Encomenda; Número da fatura;
    Nº fatura; Fatura; Fatura original; Pedido original; ID do pedido; Nota fiscal; Nº da fatura
return.customer = Cliente; Nome do cliente; Nome cliente; Devolvido por
return.product = Produto; Artigo; Nome do produto; Nome produto; Descrição; Artigo devolvido
return.quantity = Quantidade; Qtd.; Qtde.; Quantidade devolvida; Unidades
return.refund = Reembolso; Valor reembolsado; Valor do reembolso; Montante reembolsado; Valor; Estorno; Valor
    devolvido; Montante
return.reason = Motivo; Motivo da devolução; Razão; Causa; Motivo de devolução
return.condition = Condição; Estado; Estado do produto; Estado do artigo
return.resolution = Ação; Resolução; Solução; Tratamento
complaint.number = Número; Nº; Nº reclamação; Número da reclamação; Número do ticket; Nº ticket; Protocolo;
    Número do caso; Chamado; Nº do ticket; Nº do chamado
complaint.opened_at = Data; Aberto em; Data de abertura; Data da reclamação; Recebido em; Criado em; Data de
    criação; Aberta em
complaint.channel = Canal; Recebido por; Meio; Canal de entrada
complaint.customer = Cliente; Nome do cliente; Nome cliente; Solicitante; Reclamante
complaint.product = Produto; Artigo; Nome do produto; Nome produto
complaint.order_number = Número do pedido; Nº pedido; Pedido; Número da encomenda; Encomenda; Número da
    fatura; Fatura; Nº fatura
complaint.category = Categoria; Tipo; Tipo de reclamação; Motivo; Assunto/Tema; Tema; Motivo da reclamação
complaint.severity = Gravidade; Prioridade; Urgência; Severidade
complaint.subject = Assunto; Reclamação; Problema; Título; Queixa
complaint.description = Descrição; Detalhes; Detalhe; Texto; Mensagem; Descrição do problema; Relato
complaint.status = Estado; Situação; Status da reclamação
complaint.assigned_to = Atribuído a; Responsável; Atendido por; Agente; Atendente; Tratado por
complaint.due_at = Prazo; Data limite; Prometido para; Vencimento
complaint.first_response_at = Primeira resposta; Data da primeira resposta; Respondido em
complaint.resolved_at = Resolvido em; Data de resolução; Fechado em; Data de fecho; Encerrado em; Data de
    encerramento; Data da resolução; Concluído em
complaint.resolution = Resolução; Solução; Como foi resolvido; Resultado; Medida tomada
complaint.refund = Reembolso; Valor reembolsado; Compensação; Indemnização; Indenização
complaint.satisfaction = Satisfeito; Cliente satisfeito; Satisfação; Satisfação do cliente
interaction.happened_at = Data; Quando; Data do contato; Data do contacto; Data da chamada; Data e hora; Data
    da ligação
interaction.customer = Cliente; Nome do cliente; Contato; Contacto; Nome cliente
interaction.channel = Canal; Tipo de contato; Tipo de contacto; Meio; Tipo
interaction.direction = Direção; Sentido; Entrada/Saída
interaction.subject = Assunto; Tema; Título; Motivo
interaction.body = Conteúdo; Texto; Notas; Comentários; Detalhes; Mensagem; Descrição; Observações
interaction.response = Resposta; Resultado; Reação
interaction.by = Funcionário; Por; Realizado por; Utilizador; Usuário; Registado por; Registrado por;
    Atendente; Colaborador
feedback.given_on = Data; Data da avaliação; Data do inquérito; Data da pesquisa; Data da resposta; Avaliado
    em
feedback.customer = Cliente; Nome do cliente; Autor; Respondente; Nome cliente
feedback.product = Produto; Artigo; Nome do produto
feedback.source = Fonte; Inquérito; Pesquisa; Plataforma; Origem; Site
feedback.kind = Tipo; Tipo de inquérito; Tipo de pesquisa; Tipo de avaliação
feedback.score = Pontuação; Avaliação; Estrelas; Nota; Classificação; Pontos
feedback.comment = Comentário; Opinião; Crítica; Texto; Comentários; Depoimento; Testemunho; Observações
opportunity.title = Oportunidade; Título; Negócio; Nome da oportunidade; Projeto; Orçamento; Proposta; Nome do
    negócio
opportunity.customer = Cliente; Nome do cliente; Empresa; Conta; Nome cliente
opportunity.product = Produto; Artigo; Nome do produto
opportunity.stage = Etapa; Fase; Estado; Fase de venda; Situação
opportunity.value = Valor; Montante; Valor estimado; Valor previsto; Valor do negócio; Valor da proposta
opportunity.probability = Probabilidade; Probabilidade %
opportunity.expected_close = Fecho previsto; Fechamento previsto; Data de fecho prevista; Previsão de
    fechamento; Data prevista; Data de fechamento prevista
opportunity.closed_on = Fechado em; Ganho em; Data de fechamento; Data de fecho
opportunity.source = Fonte; Origem; Proveniência
opportunity.owner = Responsável; Proprietário; Vendedor; Comercial; Atribuído a
opportunity.lost_reason = Motivo da perda; Motivo de perda; Razão da perda; Motivo da recusa
opportunity.lost_to = Concorrente; Concorrência; Perdido para
task.title = Tarefa; Título; O quê; Assunto; A fazer; Atividade; O que fazer
task.due_on = Prazo; Vencimento; Data limite; Até quando; Data de vencimento; Lembrete; Data
task.customer = Cliente; Nome do cliente; Relacionado a
task.kind = Tipo; Tipo de tarefa
task.assigned_to = Responsável; Atribuído a; Quem; Para quem; Encarregado
task.repeats = Repetição; Frequência; Repete; Periodicidade; Recorrência
task.done_at = Feito; Feito em; Concluído em; Concluída em; Terminado em
campaign.name = Campanha; Nome; Nome da campanha; Nome campanha; Título
campaign.channel = Canal; Meio; Tipo de campanha; Tipo
campaign.segment = Segmento; Público; Público-alvo; Destinatários; Lista
campaign.subject = Assunto; Linha de assunto
campaign.message = Mensagem; Texto; Conteúdo
campaign.starts_on = Início; Data de início; De; Começa em; Data início; Enviada em; Data de envio
campaign.ends_on = Fim; Data de fim; Até; Termina em; Data fim; Data de término; Término
campaign.cost = Custo; Orçamento; Gasto; Custos; Despesa
campaign.offer = Oferta; Código de desconto; Cupão; Cupom; Promoção
message.campaign = Campanha; Nome da campanha
message.customer = Cliente; Nome do cliente; Destinatário; Enviado para
message.sent_at = Enviado em; Data de envio; Enviado
message.responded_at = Respondido em; Data de resposta; Data da resposta
message.response = Resposta; Reação; Resultado
message.opted_out = Descadastrado; Cancelou a subscrição; Removido da lista
"""

SHEETS: Final = """
customer = Clientes; Lista de clientes; Cadastro de clientes; Contatos; Contactos; Moradas; Endereços;
    Sócios; Carteira de clientes
product = Produtos; Artigos; Catálogo; Tabela de preços; Lista de preços; Estoque; Cadastro de produtos;
    Inventário
sale = Vendas; Pedidos; Encomendas; Faturas; Notas fiscais; Itens do pedido; Faturação; Faturamento; Linhas de
    fatura; Registo de vendas
payment = Pagamentos; Recebimentos; Banco; Extrato; Recibos
return = Devoluções; Notas de crédito; Reembolsos; Trocas
complaint = Reclamações; Queixas; Chamados; Ocorrências; Suporte; Atendimentos
interaction = Interações; Atividades; Chamadas; Ligações; Visitas; Histórico de contatos; Histórico de
    contactos
feedback = Avaliações; Opiniões; Inquérito; Inquéritos; Pesquisa de satisfação; Pesquisas; Comentários de
    clientes
opportunity = Oportunidades; Negócios; Orçamentos; Propostas; Funil de vendas
task = Tarefas; Lembretes; Pendências
campaign = Campanhas; Promoções
message = Envios; Destinatários; Mensagens
"""

WORDS: Final = """
boolean.yes = sim; s; verdadeiro
boolean.no = não; falso
customer.kind.person = particular; pessoa; pessoa física; privado; individual; PF
customer.kind.company = empresa; firma; sociedade; pessoa jurídica; negócio; organização; PJ
customer.stage.lead = contato; contacto; novo; potencial
customer.stage.prospect = qualificado; interessado; prospecto
customer.stage.customer = cliente; ativo; cliente ativo
customer.stage.lapsed = inativo; adormecido; ex-cliente
customer.stage.lost = perdido; cancelado
customer.preferred_channel.phone = telefone; chamada; ligação; por telefone; telemóvel; celular; tel
customer.preferred_channel.email = correio eletrónico; por e-mail
customer.preferred_channel.text = mensagem; mensagem de texto; SMS/WhatsApp
customer.preferred_channel.visit = visita; presencial; loja; pessoalmente; na loja; reunião
customer.preferred_channel.letter = carta; correio; correios; postal
customer.preferred_channel.social = redes sociais; rede social
customer.preferred_channel.web = site; página web; internet; formulário; on-line
return.condition.new = novo; como novo; por abrir; sem uso; lacrado; fechado
return.condition.used = usado; aberto; utilizado
return.condition.damaged = danificado; partido; quebrado; defeituoso; avariado; estragado; com defeito
return.resolution.refund = reembolsado; reembolso; estornado; estorno; creditado; dinheiro devolvido
return.resolution.exchange = trocado; troca; substituído; substituição
return.resolution.repair = reparado; reparação; consertado; conserto; reparo
return.resolution.voucher = vale; vale-compras; cupão; cupom; cartão-presente
return.resolution.rejected = recusado; rejeitado; negado; recusa
complaint.severity.low = baixa; baixo; leve; menor
complaint.severity.medium = média; médio; normal; moderada
complaint.severity.high = alta; alto; grave; importante; elevada
complaint.severity.critical = crítica; crítico; urgente; gravíssima; muito alta
complaint.status.open = aberto; aberta; novo; nova; pendente; por resolver; reaberto
complaint.status.answered = respondido; em andamento; em curso; em espera; em tratamento; em atendimento;
    respondida
complaint.status.resolved = resolvido; resolvida; fechado; fechada; concluído; encerrado; finalizado;
    concluída
complaint.satisfaction.yes = sim; satisfeito; satisfeita; contente; bom; muito satisfeito
complaint.satisfaction.partly = em parte; parcialmente; neutro; mais ou menos; parcial
complaint.satisfaction.no = não; insatisfeito; insatisfeita; descontente; mau; nada satisfeito; ruim
interaction.direction.in = entrada; recebido; recebida; do cliente; recebimento
interaction.direction.out = saída; enviado; efetuada; enviada; realizada; ao cliente
interaction.response.none = sem resposta; não atende; nenhuma; não respondeu; caixa postal; não atendeu
interaction.response.interested = interessado; interessada; positivo; respondeu; positiva
interaction.response.bought = comprou; comprado; encomendou; compra
interaction.response.not_interested = não interessado; sem interesse; recusou; negativo; não interessada
opportunity.stage.new = novo; nova; prospecção; aberta
opportunity.stage.qualified = qualificada; qualificado; contactado; contatado; qualificação
opportunity.stage.proposal = proposta; orçamento; oferta; proposta enviada; apresentação; orçamento enviado
opportunity.stage.negotiation = negociação; em negociação
opportunity.stage.won = ganho; ganha; fechado ganho; fechada ganha
opportunity.stage.lost = perdido; perdida; cancelado; cancelada; fechado perdido
feedback.kind.nps = recomendação
feedback.kind.csat = satisfação; satisfação do cliente
feedback.kind.stars = estrelas; avaliação; crítica
task.kind.call = chamada; ligar; telefonar; ligação
task.kind.write = escrever; carta
task.kind.visit = visita; visitar; reunião; compromisso
task.kind.deliver = entrega; entregar; enviar; envio
task.kind.chase = cobrança; cobrar; cobrar pagamento; inadimplência
task.kind.other = outro; outra; outros; diversos; tarefa
task.repeats.daily = diário; diariamente; todos os dias; diária; cada dia
task.repeats.weekly = semanal; toda semana; todas as semanas; semanalmente
task.repeats.monthly = mensal; todo mês; todos os meses; mensalmente
task.repeats.quarterly = trimestral; todo trimestre
task.repeats.yearly = anual; todo ano; todos os anos; anualmente
"""

MONTHS: Final = """
1 = janeiro; jan
2 = fevereiro; fev
3 = março; mar
4 = abril; abr
5 = maio; mai
6 = junho; jun
7 = julho; jul
8 = agosto; ago
9 = setembro; set
10 = outubro; out
11 = novembro; nov
12 = dezembro; dez
"""
